import { isMessage, lineOf, type Content, type LoggedEvent, type MessagePosted } from '../client/events';
import type { Conversation } from './state';

/** The control epoch that our own commands must name: the one of the latest change; 0 until that gave an agent the word. */
export function epochOf(it: Conversation): number {
  for (let i = it.transcript.events.length - 1; i >= 0; i--) {
    const event = it.transcript.events[i];
    if (event?.eventType === 'conversation.control-changed.v1') {
      return event.data.control.kind === 'agent' ? event.data.epoch : 0;
    }
  }
  return 0;
}

/** Whether we may end it: not before its log is known, whose epoch the command must name. */
export function mayResolve(it: Conversation): boolean {
  return it.life === 'open' && epochOf(it) > 0;
}

/** Since when the customer waits for our word, or `null` while it is his turn. */
export function waitingSince(it: Conversation): string | null {
  let since: string | null = it.life === 'open' ? it.assignedAt : null;
  let mine = false;
  for (const event of it.transcript.events) {
    if (event.eventType === 'conversation.control-changed.v1') {
      // His time in the queue counts: he has waited since he was put there.
      if (event.data.control.kind === 'queue') {
        since = event.time;
        mine = false;
      }
    } else if (isMessage(event)) {
      if (event.data.author.kind === 'AGENT') {
        since = null;
        mine = true;
      } else if (event.data.author.kind === 'CUSTOMER' && mine && since === null) {
        since = event.time;
      }
    }
  }
  return it.life === 'open' ? since : null;
}

/** How many of the customer's messages no agent has seen. */
export function unreadOf(it: Conversation): number {
  let seen = it.seenUpTo;
  for (const event of it.transcript.events) {
    if (event.eventType === 'conversation.receipt-recorded.v1' && event.data.reader.kind === 'AGENT') {
      seen = Math.max(seen, event.data.upTo);
    }
  }
  return it.transcript.events.filter(
    (event) => isMessage(event) && event.data.author.kind === 'CUSTOMER' && event.seq > seen,
  ).length;
}

/** Up to which number the customer has our messages on his screen. */
export function customerSawUpTo(it: Conversation): number {
  return it.transcript.events.reduce(
    (highest, event) =>
      event.eventType === 'conversation.receipt-recorded.v1' &&
      event.data.reader.kind === 'CUSTOMER' &&
      event.data.kind !== 'DELIVERED'
        ? Math.max(highest, event.data.upTo)
        : highest,
    0,
  );
}

/** The highest number of a message that is not ours: what a receipt names. Receipts are events too. */
export function highestForeignMessage(it: Conversation): number {
  const last = it.transcript.events.findLast(
    (event) => isMessage(event) && event.data.author.kind !== 'AGENT',
  );
  return last?.seq ?? 0;
}

/** For how long a message may be changed; the log decides, this only hides what would be refused. */
const REWORK_MILLIS = 2 * 60_000;

/** Whether we may edit or recall a message: it is ours, and young. */
export function mayRework(
  it: Conversation,
  event: MessagePosted,
  agentId: string | undefined,
  now: number,
): boolean {
  const { author } = event.data;
  return (
    it.life === 'open' &&
    author.kind === 'AGENT' &&
    author.id === agentId &&
    now - Date.parse(event.time) < REWORK_MILLIS
  );
}

/** What became of messages after they were said, by number: other words, or `null` where one was recalled. */
export function revisionsOf(it: Conversation): ReadonlyMap<number, Content | null> {
  const revisions = new Map<number, Content | null>();
  for (const event of it.transcript.events) {
    if (event.eventType === 'conversation.message-edited.v1') {
      revisions.set(event.data.messageSeq, event.data.content);
    } else if (event.eventType === 'conversation.message-recalled.v1') {
      revisions.set(event.data.messageSeq, null);
    }
  }
  return revisions;
}

/** The last words that were said, and by whom. */
export function lastLine(it: Conversation): { text: string; kind: string } | null {
  const own = it.outgoing.at(-1);
  if (own) {
    return { text: own.text, kind: 'AGENT' };
  }
  const revisions = revisionsOf(it);
  const last = it.transcript.events.findLast(
    (event): event is MessagePosted => isMessage(event) && revisions.get(event.seq) !== null,
  );
  return last
    ? { text: lineOf(revisions.get(last.seq) ?? last.data.content), kind: last.data.author.kind }
    : null;
}

/** The customer's rating, once he gave it. */
export function ratingOf(it: Conversation): { stars: number; solved: boolean } | null {
  const rated = it.transcript.events.findLast(
    (event: LoggedEvent) => event.eventType === 'conversation.conversation-rated.v1',
  );
  return rated?.eventType === 'conversation.conversation-rated.v1'
    ? { stars: rated.data.stars, solved: rated.data.solved }
    : null;
}
