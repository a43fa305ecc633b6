import { json, type Get, type Send } from './http';
import type { Cursor, ListPage } from './services';

/** The equation of one entrance; `difference` is zero while it holds. */
export type EquationRow = {
  shopId: string;
  entrance: string;
  accepted: number;
  displayed: number;
  waiting: number;
  failed: number;
  repeated: number;
  difference: number;
};

export type Audit = {
  equation: EquationRow[];
  openBreaks: number;
  closedSecondsAgo: number;
  partitions: number;
  at: string;
};

/** Something that does not fit, with its evidence. */
export type Break = {
  id: string;
  kind: string;
  entrance: string;
  conversationId: string;
  seq: number;
  topic: string;
  partition: number;
  offset: number;
  commandId: string;
  expected?: string | null;
  found?: string | null;
  at: string;
  foundAt: string;
  acknowledged?: { by: string; at: string; note: string } | null;
};

export type Verified = 'HOLDS' | 'BROKEN' | 'UNKNOWN';

type Place = {
  topic: string;
  partition: number;
  offset: number;
  decidedAt?: string | null;
  writtenAt?: string | null;
};

/** The way of one event, without a word of what was said. */
export type Evidence = {
  conversationId: string;
  seq: number;
  type: string;
  eventId: string;
  clientMessageId?: string | null;
  epoch: number;
  command: {
    id: string;
    source?: string | null;
    sentAt?: string | null;
    place?: Place | null;
    inLog: boolean;
  };
  event: Place;
  chain: { previous?: string | null; value?: string | null; transcript: Verified; log: Verified };
  receipts: { reader: string; kind: string; seq: number; at: string }[];
  repetitions: { count: number; latest: { commandId: string; writtenAt: string }[] };
};

const PAGE = 50;

/** The conservation audit and the evidence of messages. */
export function audit(get: Get, send: Send) {
  const id = encodeURIComponent;
  return {
    state: (signal?: AbortSignal) => get<Audit>('/chat/api/audit', signal),
    breaks: (before: Cursor | null, signal?: AbortSignal): Promise<ListPage<Break>> =>
      get<{ breaks: Break[]; next?: string | null }>(
        `/chat/api/audit/breaks?limit=${PAGE}${before === null ? '' : `&before=${id(before)}`}`,
        signal,
      ).then(({ breaks, next }) => ({ rows: breaks, next: next ?? null })),
    acknowledge: (breakId: string, note: string) =>
      send<unknown>(`/chat/api/audit/breaks/${id(breakId)}/acknowledgement`, json({ note })),
    evidence: (conversation: string, seq: number, signal?: AbortSignal) =>
      get<Evidence>(`/chat/api/conversations/${id(conversation)}/events/${seq}/evidence`, signal),
  };
}
