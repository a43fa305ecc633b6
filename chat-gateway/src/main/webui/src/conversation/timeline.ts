import {
  type Author,
  type CallEnd,
  type Content,
  type Conversation,
  type LoggedEvent,
  type Outgoing,
  speaksForShop,
} from '@xiaoer/customer-client';

import type { Preview } from '../media/Link';
import type { Transcript } from '../media/Medium';

export type Concern = Extract<LoggedEvent, { eventType: 'conversation.message-flagged.v1' }>['data']['concerns'][number];

export type MessageState = 'received' | 'sending' | 'sent' | 'accepted' | 'displayed' | 'refused';

export interface MessageItem {
  readonly kind: 'message';
  readonly key: string;
  readonly author: Author | undefined;
  readonly mine: boolean;
  readonly seq?: number;
  readonly ref?: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly content: Content;
  readonly state: MessageState;
  readonly refusal?: string;
  /** What was heard in it, if it is a voice. */
  readonly transcript?: Transcript;
  /** What the pages say of themselves to which it links. */
  readonly previews?: readonly Preview[];
  /** Whether it is a form that was answered. */
  readonly answered?: boolean;
  /** Whether other words stand in the place of the first. */
  readonly edited?: boolean;
  readonly recalled?: boolean;
  /** Why one should take care with it, if the suite found reasons. */
  readonly concerns?: readonly Concern[];
  /** Whether the customer reported it, or is about to. */
  readonly reported?: boolean;
  /** What the customer wants to be changed about it, until it is. */
  readonly change?: Outgoing;
  /** Whether the message before it is of the same author and moment. */
  readonly follows: boolean;
}

export type Notice =
  | { kind: 'about'; entrance: 'ORDER' | 'PRODUCT'; reference: string }
  | { kind: 'asked' | 'handedOver' | 'returned' | 'bot' | 'closedCustomer' | 'closedBot' | 'closedIdle' | 'reopened' }
  | { kind: 'callAsked' | 'callOffered'; video: boolean }
  | { kind: 'callAcceptedHere' | 'callAcceptedThere' }
  | { kind: 'callEnded'; reason: CallEnd; millis: number }
  | { kind: 'agent' | 'closedAgent'; name: string };

export type Item =
  | MessageItem
  | { readonly kind: 'time'; readonly key: string; readonly at: number }
  | { readonly kind: 'notice'; readonly key: string; readonly at: number; readonly notice: Notice };

/** A pause so long is shown between messages. */
const PAUSE_MILLIS = 5 * 60_000;
/** Messages of one author so close stand together. */
const TOGETHER_MILLIS = 2 * 60_000;

/** What a conversation looks like: its messages and what happened between them, then what is on its way. */
export function timeline(conversation: Conversation): Item[] {
  const items = withTimes([...withChanges(fromLog(conversation.events), conversation.outgoing), ...fromOutbox(conversation)]);
  return items.map((item, index) => {
    const before = items[index - 1];
    const follows =
      item.kind === 'message' &&
      before?.kind === 'message' &&
      before.mine === item.mine &&
      (item.mine || before.author?.id === item.author?.id) &&
      item.at - before.at < TOGETHER_MILLIS;
    return follows ? { ...item, follows } : item;
  });
}

function fromLog(events: readonly LoggedEvent[]): Item[] {
  const displayed = displayedUpTo(events);
  const learnt = learntLater(events);
  const items: Item[] = [];
  let control = 'bot';
  let asked = false;
  for (const event of events) {
    const base = { key: `e${event.seq}`, at: Date.parse(event.time) };
    const note = (notice: Notice) => items.push({ kind: 'notice', ...base, notice });
    switch (event.eventType) {
      case 'conversation.conversation-opened.v1': {
        const { kind, reference } = event.data.entrance;
        if (kind !== 'HELP_CENTRE' && reference) note({ kind: 'about', entrance: kind, reference });
        break;
      }
      case 'conversation.message-posted.v1': {
        const { author, content, clientMessageId } = event.data;
        const mine = author.kind === 'CUSTOMER';
        items.push({
          kind: 'message',
          at: base.at,
          // the same key as on its way, so that it does not jump when it arrives
          key: mine && clientMessageId ? `m${clientMessageId}` : base.key,
          author,
          mine,
          seq: event.seq,
          content,
          ...learnt.get(event.seq),
          state: !mine ? 'received' : event.seq <= displayed ? 'displayed' : 'accepted',
          follows: false,
        });
        break;
      }
      case 'conversation.person-requested.v1':
        asked = true;
        break;
      case 'conversation.control-changed.v1': {
        const to = event.data.control;
        if (to.kind === 'queue') note({ kind: control === 'agent' ? 'returned' : asked ? 'asked' : 'handedOver' });
        if (to.kind === 'agent') note({ kind: 'agent', name: to.agent.displayName });
        if (to.kind === 'bot' && control !== 'bot') note({ kind: 'bot' });
        control = to.kind;
        asked = false;
        break;
      }
      case 'conversation.conversation-closed.v1': {
        const { by, reason } = event.data;
        if (reason === 'IDLE' || reason === 'ABANDONED') note({ kind: 'closedIdle' });
        else if (by.kind === 'AGENT') note({ kind: 'closedAgent', name: by.displayName });
        else note({ kind: by.kind === 'CUSTOMER' ? 'closedCustomer' : 'closedBot' });
        break;
      }
      case 'conversation.conversation-reopened.v1':
        note({ kind: 'reopened' });
        break;
      case 'conversation.call-requested.v1':
        note({ kind: event.data.by.kind === 'CUSTOMER' ? 'callAsked' : 'callOffered', video: event.data.kind === 'VIDEO' });
        break;
      case 'conversation.call-accepted.v1':
        note({ kind: event.data.by.kind === 'CUSTOMER' ? 'callAcceptedHere' : 'callAcceptedThere' });
        break;
      case 'conversation.call-ended.v1':
        note({ kind: 'callEnded', reason: event.data.reason, millis: event.data.talkedMillis });
        break;
      case 'conversation.message-edited.v1':
      case 'conversation.message-recalled.v1':
      case 'conversation.idle-warned.v1':
      case 'conversation.hand-over-briefed.v1':
      case 'conversation.message-understood.v1':
      case 'conversation.link-previewed.v1':
      case 'conversation.voice-transcribed.v1':
      case 'conversation.receipt-recorded.v1':
      case 'conversation.message-flagged.v1':
      case 'conversation.message-reported.v1':
      case 'conversation.conversation-rated.v1':
        break;
    }
  }
  return items;
}

/** An edit or a recall that is on its way, or was refused, stands with its message. */
function withChanges(items: Item[], outgoing: readonly Outgoing[]): Item[] {
  return items.map((item) => {
    const change =
      item.kind === 'message' &&
      item.mine &&
      outgoing.findLast(({ frame }) => (frame.type === 'edit' || frame.type === 'recall') && frame.messageSeq === item.seq);
    if (!change) return item;
    const content: Content =
      change.frame.type === 'edit' && change.state !== 'refused' ? { kind: 'text', text: change.frame.text } : item.content;
    return { ...item, content, change };
  });
}

function fromOutbox(conversation: Conversation): Item[] {
  return conversation.outgoing.flatMap((entry): Item[] =>
    entry.frame.type !== 'post'
      ? []
      : [
          {
            kind: 'message',
            key: `m${entry.ref}`,
            author: undefined,
            mine: true,
            ref: entry.ref,
            at: entry.at,
            content: entry.frame.content ?? { kind: 'text', text: entry.frame.text ?? '' },
            state: entry.state,
            ...(entry.refusal === undefined ? {} : { refusal: entry.refusal }),
            follows: false,
          },
        ],
  );
}

type Learnt = Pick<MessageItem, 'transcript' | 'previews' | 'answered' | 'edited' | 'recalled' | 'concerns' | 'reported'> & {
  content?: Content;
};

/** What later events say about earlier messages, by their numbers. */
function learntLater(events: readonly LoggedEvent[]): ReadonlyMap<number, Learnt> {
  const learnt = new Map<number, Learnt>();
  const add = (seq: number, what: Learnt) => learnt.set(seq, { ...learnt.get(seq), ...what });
  for (const event of events) {
    if (event.eventType === 'conversation.voice-transcribed.v1') add(event.data.messageSeq, { transcript: event.data.transcript });
    else if (event.eventType === 'conversation.message-edited.v1')
      add(event.data.messageSeq, { content: event.data.content, edited: true });
    else if (event.eventType === 'conversation.message-recalled.v1') add(event.data.messageSeq, { recalled: true });
    else if (event.eventType === 'conversation.message-flagged.v1') add(event.data.messageSeq, { concerns: event.data.concerns });
    else if (event.eventType === 'conversation.message-reported.v1') add(event.data.messageSeq, { reported: true });
    else if (event.eventType === 'conversation.link-previewed.v1') {
      const { messageSeq, preview } = event.data;
      add(messageSeq, { previews: [...(learnt.get(messageSeq)?.previews ?? []), preview] });
    } else if (event.eventType === 'conversation.message-posted.v1' && event.data.content.kind === 'form-answer') {
      add(event.data.content.formSeq, { answered: true });
    }
  }
  return learnt;
}

/** The other side has seen everything before its receipt, and before its own last words. */
function displayedUpTo(events: readonly LoggedEvent[]): number {
  let upTo = 0;
  for (const event of events) {
    if (
      event.eventType === 'conversation.receipt-recorded.v1' &&
      event.data.reader.kind !== 'CUSTOMER' &&
      event.data.kind !== 'DELIVERED'
    ) {
      upTo = Math.max(upTo, event.data.upTo);
    } else if (event.eventType === 'conversation.message-posted.v1' && speaksForShop(event.data.author)) {
      upTo = Math.max(upTo, event.seq);
    }
  }
  return upTo;
}

function withTimes(items: Item[]): Item[] {
  let last = Number.NEGATIVE_INFINITY;
  return items.flatMap((item) => {
    const pause = item.at - last > PAUSE_MILLIS;
    last = Math.max(last, item.at);
    return pause ? [{ kind: 'time' as const, key: `t${item.key}`, at: item.at }, item] : [item];
  });
}

/** The chips under the shop's last words, until the customer says something, a person takes over from the bot, or the conversation ends. */
export function suggestions(conversation: Conversation): readonly { label: string; text: string }[] {
  if (conversation.closed || conversation.control?.kind === 'queue') return [];
  if (conversation.outgoing.some((entry) => entry.frame.type === 'post')) return [];
  for (const event of conversation.events.toReversed()) {
    if (event.eventType !== 'conversation.message-posted.v1') continue;
    if (!speaksForShop(event.data.author)) return [];
    if (event.data.author.kind === 'BOT' && conversation.control?.kind === 'agent') return [];
    if (event.data.content.kind === 'quick-replies') return event.data.content.options;
  }
  return [];
}

/** The gateway's refusal to begin it, if it is not begun for that. */
export function refusedOpening(conversation: Conversation): Outgoing | undefined {
  return conversation.outgoing.find(({ frame, state }) => state === 'refused' && (frame.type === 'open' || frame.type === 'accept-offer'));
}

/** The number of the shop's last words: what a receipt is about. */
export function lastOfShop(events: readonly LoggedEvent[]): number {
  return events.findLast((event) => event.eventType === 'conversation.message-posted.v1' && speaksForShop(event.data.author))?.seq ?? 0;
}
