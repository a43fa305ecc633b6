import { audit } from './audit';
import type { HistoryPage } from '../desk/HistoryReader';
import type { CustomerFile } from './customer';
import { downloadWith, getWith, json, sendWith } from './http';
import type { Live } from './insight';
import { media } from './media';
import { triggers } from './triggers';
import type { Session } from '../session/Session';

export type Waiting = {
  conversationId: string;
  customerName?: string | null;
  problemClass: string;
  skill: string;
  arrivedAt: string;
  deadline: string;
  place: number;
  offeredTo?: string | null;
};

export type DeskAgent = {
  id: string;
  name: string;
  presence: string;
  skills: string[];
  load: number;
  capacity: number;
};

export type DeskQueue = { waiting: Waiting[]; waitingTotal?: number; agents: DeskAgent[]; updatedAt: string };

/** What the desk saw when it chose an agent. */
export type WhyAssigned = {
  skill: string;
  deadline: string;
  place: number;
  waiting: number;
  eligibleAgents: number;
  agentLoad: number;
  agentCapacity: number;
};

export type Explanation = {
  conversationId: string;
  agentId: string;
  agentName: string;
  offeredAt: string;
  policyVersion: string;
  why: WhyAssigned;
};

export type Case = {
  id: string;
  shopId: string;
  conversationId: string;
  customer: { id: string; displayName: string; tier: string };
  openedAt: string;
  dueAt: string;
};

/** A message that the customer reported, as a case of its own. */
export type Report = Case & {
  messageSeq: number;
  agentId?: string | null;
  reason: string;
  comment?: string | null;
};

export type Rating = {
  ticketId: string;
  conversationId: string;
  /** Absent where the bot served alone. */
  agentId?: string | null;
  stars: number;
  solved: boolean;
  comment?: string | null;
  recordedAt: string;
};

/** Where the next page of a list begins: a number or an id, as the service counts. */
export type Cursor = number | string;

/** A page of a list, newest first; `next` is the `before` of the following page. */
export type ListPage<T> = { rows: T[]; next: Cursor | null };

/** A message that was flagged by the rules or reported by the customer. */
export type SafetyAlert = {
  id: string;
  conversationId: string;
  messageSeq: number;
  reasons: string[];
  reported: boolean;
  who: string;
  comment?: string | null;
  at: string;
};

/** Somebody has seen what others may not. */
type Look = { id: string; byId: string; byName: string; reason: string; at: string };

/** A look at what was masked. */
export type Reveal = Look & { conversationId: string; sealedId: string; kind: string };

/** An export of all that is held about a customer. */
export type Export = Look & { customerId: string };

/** Somebody who may not write to the shop. */
export type Block = {
  kind: 'CUSTOMER' | 'ADDRESS';
  value: string;
  reason: string;
  by: string;
  at: string;
  until?: string | null;
};

export type NewBlock = Pick<Block, 'kind' | 'value' | 'reason'> & { until: string | null };

/** A change of the shop's blocks. */
export type BlockChange = Omit<Block, 'until'> & { action: string };

/** Messages in which words were found, and what to give as `from` to look on. */
export type FoundPage = {
  messages: { seq: number; time: string; author: { displayName: string }; words: string }[];
  next?: string | null;
};

/** What an erasure has done. */
export type Erased = { keyDestroyed: boolean; media: number; originals: number };

export type Blocks = { blocks: Block[]; changes: BlockChange[] };

/** What was masked, and for how many seconds it may be shown. */
export type Original = { kind: string; original: string; seconds: number };

export const HISTORY_PAGE = 100;
export const LIST_PAGE = 50;

/** Everything that the console reads over REST, to the person's token. */
export function servicesOf(session: Pick<Session, 'token'>) {
  const get = getWith(session);
  const send = sendWith(session);
  const download = downloadWith(session);
  const id = encodeURIComponent;
  return {
    media: media(get, send),
    history: (conversation: string, after: number) =>
      get<HistoryPage>(
        `/chat/api/conversations/${id(conversation)}/events?after=${after}&limit=${HISTORY_PAGE}`,
      ),
    /** Whether calls are offered at all. */
    calls: (signal?: AbortSignal) =>
      get<{ calls: boolean }>('/chat/api/configuration', signal).then((it) => it.calls),
    iceServers: (conversation: string, call: string) =>
      get<RTCConfiguration>(`/chat/api/conversations/${id(conversation)}/calls/${id(call)}/ice-servers`),
    search: (conversation: string, words: string, from: string, signal?: AbortSignal) =>
      get<FoundPage>(
        `/chat/api/search?${new URLSearchParams({ conversation, q: words, ...(from ? { from } : {}) })}`,
        signal,
      ),
    queue: (signal?: AbortSignal) => get<DeskQueue>('/desk/api/queue', signal),
    customer: (conversation: string, signal?: AbortSignal) =>
      get<CustomerFile>(`/desk/api/conversations/${id(conversation)}/customer`, signal),
    why: (conversation: string, signal?: AbortSignal) =>
      get<Explanation>(`/desk/api/conversations/${id(conversation)}/why`, signal),
    reveal: (conversation: string, sealedId: string, reason: string) =>
      send<Original>(`/chat/api/conversations/${id(conversation)}/reveals`, json({ sealedId, reason })),
    alerts: (before: Cursor | null, signal?: AbortSignal) =>
      get<unknown>(chatList('alerts', before), signal).then((body) => readPage<SafetyAlert>(body, 'alerts')),
    reveals: (before: Cursor | null, signal?: AbortSignal) =>
      get<unknown>(chatList('reveals', before), signal).then((body) =>
        readPage<Reveal | Export>(body, 'reveals'),
      ),
    /** All that is held about a customer; `told` hears how many bytes are here. */
    exportCustomer: (customer: string, reason: string, told: (bytes: number) => void) =>
      download(`/chat/api/customers/${id(customer)}/export`, json({ reason }), 'application/zip', told),
    erase: (customer: string) => send<Erased>(`/chat/api/keys/customers/${id(customer)}`, null, 'DELETE'),
    blocks: (signal?: AbortSignal) => get<Blocks>('/chat/api/blocks', signal),
    block: (asked: NewBlock) => send<Block>('/chat/api/blocks', json(asked)),
    unblock: (whom: Pick<Block, 'kind' | 'value'>, reason: string) =>
      send<void>(
        `/chat/api/blocks?kind=${whom.kind}&value=${id(whom.value)}&reason=${id(reason)}`,
        null,
        'DELETE',
      ),
    audit: audit(get, send),
    triggers: triggers(get, send),
    cases: (before: Cursor | null, signal?: AbortSignal) =>
      get<unknown>(listPath('cases', before), signal).then((body) => readPage<Case>(body, 'cases')),
    reports: (before: Cursor | null, signal?: AbortSignal) =>
      get<unknown>(listPath('reports', before), signal).then((body) => readPage<Report>(body, 'reports')),
    ratings: (before: Cursor | null, signal?: AbortSignal) =>
      get<unknown>(listPath('ratings', before), signal).then((body) => readPage<Rating>(body, 'ratings')),
    live: (signal?: AbortSignal) => get<Live>('/insight/api/live?minutes=60', signal),
  };
}

export type Services = ReturnType<typeof servicesOf>;

function chatList(list: string, before: Cursor | null): string {
  const from = before === null ? '' : `&before=${encodeURIComponent(before)}`;
  return `/chat/api/${list}?limit=${LIST_PAGE}${from}`;
}

function listPath(list: string, before: Cursor | null): string {
  return `/tickets/api/${list}?limit=${LIST_PAGE}${before === null ? '' : `&before=${before}`}`;
}

function readPage<T>(body: unknown, name: string): ListPage<T> {
  const page = body as Record<string, unknown>;
  return { rows: page[name] as T[], next: (page['next'] as Cursor | null | undefined) ?? null };
}
