import { type Author, type Content, type Conversation, type LoggedEvent, speaksForShop } from '@xiaoer/customer-client';

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
  /** Whether the message before it is of the same author and moment. */
  readonly follows: boolean;
}

export type Notice =
  | { kind: 'about'; entrance: 'ORDER' | 'PRODUCT'; reference: string }
  | { kind: 'asked' | 'handedOver' | 'returned' | 'bot' | 'closedCustomer' | 'closedBot' }
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
  const items = withTimes([...fromLog(conversation.events), ...fromOutbox(conversation)]);
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
        const by = event.data.by;
        if (by.kind === 'AGENT') note({ kind: 'closedAgent', name: by.displayName });
        else note({ kind: by.kind === 'CUSTOMER' ? 'closedCustomer' : 'closedBot' });
        break;
      }
      case 'conversation.hand-over-briefed.v1':
      case 'conversation.message-understood.v1':
      case 'conversation.receipt-recorded.v1':
      case 'conversation.conversation-rated.v1':
        break;
    }
  }
  return items;
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

/** The other side has seen everything before its receipt, and before its own last words. */
function displayedUpTo(events: readonly LoggedEvent[]): number {
  let upTo = 0;
  for (const event of events) {
    if (event.eventType === 'conversation.receipt-recorded.v1' && event.data.reader.kind !== 'CUSTOMER') {
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

/** The chips under the shop's last words, until the customer says something or the conversation ends. */
export function suggestions(conversation: Conversation): readonly { label: string; text: string }[] {
  if (conversation.closed || conversation.control?.kind === 'queue') return [];
  if (conversation.outgoing.some((entry) => entry.frame.type === 'post')) return [];
  for (const event of conversation.events.toReversed()) {
    if (event.eventType !== 'conversation.message-posted.v1') continue;
    if (!speaksForShop(event.data.author)) return [];
    if (event.data.content.kind === 'quick-replies') return event.data.content.options;
  }
  return [];
}

/** The number of the shop's last words: what a receipt is about. */
export function lastOfShop(events: readonly LoggedEvent[]): number {
  return events.findLast((event) => event.eventType === 'conversation.message-posted.v1' && speaksForShop(event.data.author))?.seq ?? 0;
}
