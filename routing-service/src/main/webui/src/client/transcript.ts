import type { LoggedEvent } from './events';

/**
 * What the console has of one conversation. Events are numbered densely from 1 by the conversation's log;
 * they reach us twice (history over REST, live over the socket), in any interleaving, and over a socket
 * that may have been away. `events` is always the unbroken beginning 1..n; what lies beyond a gap waits in
 * `early` until a page of history has filled the gap.
 */
export type Transcript = {
  readonly events: readonly LoggedEvent[];
  readonly early: readonly LoggedEvent[];
};

export const EMPTY: Transcript = { events: [], early: [] };

/** Most events that are kept beyond a gap; more are read again from the history when the gap is filled. */
export const EARLY_EVENTS = 500;

/** Merges events from either source; what is known already changes nothing (the same object comes back). */
export function merge(transcript: Transcript, incoming: readonly LoggedEvent[]): Transcript {
  const last = transcript.events.length;
  const beyond = new Map(transcript.early.map((event) => [event.seq, event]));
  const known = beyond.size;
  for (const event of incoming) {
    if (event.seq > last && !beyond.has(event.seq)) {
      beyond.set(event.seq, event);
    }
  }
  if (beyond.size === known) {
    return transcript;
  }
  const events = [...transcript.events];
  for (let next = beyond.get(last + 1); next !== undefined; next = beyond.get(events.length + 1)) {
    events.push(next);
    beyond.delete(next.seq);
  }
  const early = [...beyond.values()].sort((a, b) => a.seq - b.seq).slice(0, EARLY_EVENTS);
  return { events, early };
}

/** The last number of the unbroken beginning: history is read after it. */
export function lastSeq(transcript: Transcript): number {
  return transcript.events.length;
}

/** Whether events are missing between the beginning and what has already arrived. */
export function hasGap(transcript: Transcript): boolean {
  return transcript.early.length > 0;
}
