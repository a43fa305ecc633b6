import type { Connection } from '../client/DeskClient';
import { UNAVAILABLE } from '../client/Outbox';
import type { HandOverBrief, LoggedEvent } from '../client/events';
import { EMPTY, merge, type Transcript } from '../client/transcript';
import type {
  Agent,
  Customer,
  DeskFrame,
  DeskFrameAssigned,
  DeskFrameOffered,
  DeskFrameQueueIs,
  Presence,
  ProblemClass,
} from '../generated/desk-frame';

/** A message of ours that is not in the log yet. */
export type Outgoing = {
  readonly clientMessageId: string;
  readonly text: string;
  readonly at: string;
  readonly state: 'sent' | 'accepted' | 'refused';
  /** Why it was refused. */
  readonly code?: string;
};

export type Conversation = {
  readonly id: string;
  readonly customer: Customer;
  readonly problemClass: ProblemClass;
  readonly brief: HandOverBrief | null;
  readonly assignedAt: string;
  readonly transcript: Transcript;
  readonly history: 'loading' | 'ready' | 'failed';
  readonly outgoing: readonly Outgoing[];
  /** Until when the customer counts as writing, in milliseconds since 1970. */
  readonly typingUntil: number;
  /** Whether the customer is here on any device; `null` while nothing was heard. */
  readonly customerHere: boolean | null;
  /** The highest message number that has been on this screen. */
  readonly seenUpTo: number;
  /** `resolving`: asked for; `over`: closed or given to somebody else, and kept to be read. */
  readonly life: 'open' | 'resolving' | 'over';
  /** Our id of the request to resolve, while it is under way. */
  readonly resolveRef: string | null;
};

export type Offer = DeskFrameOffered & { readonly answer?: 'accept' | 'decline' };

export type Notice = { readonly id: number; readonly code: string };

export type DeskState = {
  readonly connection: Connection;
  readonly agent: Agent | null;
  readonly skills: readonly string[];
  readonly capacity: number;
  readonly presence: Presence;
  /** What the agent asked for and the desk has not yet confirmed. */
  readonly wanted: { requestId: string; presence: Presence } | null;
  readonly offers: readonly Offer[];
  readonly conversations: readonly Conversation[];
  readonly queue: DeskFrameQueueIs | null;
  readonly notice: Notice | null;
};

export const INITIAL: DeskState = {
  connection: { phase: 'connecting' },
  agent: null,
  skills: [],
  capacity: 0,
  presence: 'OFFLINE',
  wanted: null,
  offers: [],
  conversations: [],
  queue: null,
  notice: null,
};

/** How long a hint that somebody is writing is good for. */
export const TYPING_SHOWN_MILLIS = 5_000;

/** What the desk said, laid over what we knew. Pure: the same frame twice changes nothing more. */
export function applyFrame(state: DeskState, frame: DeskFrame, now: number): DeskState {
  switch (frame.type) {
    case 'welcome':
      return {
        ...state,
        agent: frame.agent,
        skills: [...frame.skills].sort(),
        capacity: frame.capacity,
        presence: frame.presence,
        offers: [...frame.offers].sort(byUrgency),
        conversations: welcomed(state.conversations, frame.conversations),
      };
    case 'presence': {
      const wanted = state.wanted?.presence === frame.presence ? null : state.wanted;
      return { ...state, presence: frame.presence, wanted };
    }
    case 'offer': {
      const others = state.offers.filter((offer) => offer.offerId !== frame.offerId);
      return { ...state, offers: [...others, frame].sort(byUrgency) };
    }
    case 'offer-gone':
      return { ...state, offers: state.offers.filter((offer) => offer.offerId !== frame.offerId) };
    case 'assigned':
      return {
        ...state,
        offers: state.offers.filter((offer) => offer.conversationId !== frame.conversationId),
        conversations: assigned(state.conversations, frame),
      };
    case 'released':
      return change(state, frame.conversationId, (it) => ({ ...it, life: 'over', typingUntil: 0 }));
    case 'event':
      return change(state, frame.event.conversationId, (it) => withEvents(it, [frame.event]));
    case 'signal':
      return applySignal(state, frame, now);
    case 'queue':
      return { ...state, queue: frame };
    case 'accepted':
      return confirmed(state, frame.ref);
    case 'refused':
      // The client asks again; nothing is lost.
      return frame.code === UNAVAILABLE ? state : refused(state, frame.ref ?? null, frame.code);
    case 'refreshed':
    case 'pong':
      return state;
  }
}

function applySignal(
  state: DeskState,
  { conversationId, signal }: Extract<DeskFrame, { type: 'signal' }>,
  now: number,
): DeskState {
  switch (signal.kind) {
    case 'typing':
      return signal.author.kind === 'CUSTOMER'
        ? change(state, conversationId, (it) => ({ ...it, typingUntil: now + TYPING_SHOWN_MILLIS }))
        : state;
    case 'command-refused':
      return refused(state, signal.clientMessageId ?? null, signal.code, conversationId);
    case 'present':
      return signal.author.kind === 'CUSTOMER'
        ? change(state, conversationId, (it) => ({ ...it, customerHere: signal.here }))
        : state;
    case 'queue-place':
    case 'call':
    case 'began':
    case 'offer-due':
      return state;
  }
}

/** Lays events from either source into a conversation; our own messages leave `outgoing` by their id. */
export function withEvents(it: Conversation, events: readonly LoggedEvent[]): Conversation {
  const transcript = merge(it.transcript, events);
  if (transcript === it.transcript) {
    return it;
  }
  const added = transcript.events.slice(it.transcript.events.length);
  let { brief, outgoing, typingUntil, life } = it;
  for (const event of added) {
    switch (event.eventType) {
      case 'conversation.message-posted.v1': {
        const { author, clientMessageId } = event.data;
        outgoing = outgoing.filter((message) => message.clientMessageId !== clientMessageId);
        typingUntil = author.kind === 'CUSTOMER' ? 0 : typingUntil;
        break;
      }
      case 'conversation.conversation-reopened.v1':
        life = 'open';
        break;
      case 'conversation.hand-over-briefed.v1':
        brief = event.data.brief;
        break;
      case 'conversation.conversation-closed.v1':
        life = 'over';
        break;
      default:
        break;
    }
  }
  return { ...it, transcript, brief, outgoing, typingUntil, life };
}

/** Changes one conversation; unknown ids change nothing. */
export function change(
  state: DeskState,
  id: string,
  next: (conversation: Conversation) => Conversation,
): DeskState {
  const conversations = state.conversations.map((it) => (it.id === id ? next(it) : it));
  return { ...state, conversations };
}

function assigned(known: readonly Conversation[], frame: DeskFrameAssigned): Conversation[] {
  const before = known.find((it) => it.id === frame.conversationId);
  const now: Conversation = {
    id: frame.conversationId,
    customer: frame.customer,
    problemClass: frame.problemClass,
    brief: frame.brief ?? before?.brief ?? null,
    assignedAt: frame.assignedAt,
    transcript: before?.transcript ?? EMPTY,
    history: before?.history ?? 'loading',
    outgoing: before?.outgoing ?? [],
    typingUntil: before?.typingUntil ?? 0,
    customerHere: before?.customerHere ?? null,
    seenUpTo: before?.seenUpTo ?? 0,
    life: before?.life === 'resolving' ? 'resolving' : 'open',
    resolveRef: before?.resolveRef ?? null,
  };
  const others = known.filter((it) => it.id !== frame.conversationId);
  return [...others, now].sort(byAssignment);
}

/** After a reconnect: what the desk does not name is over, but stays to be read. */
function welcomed(known: readonly Conversation[], frames: readonly DeskFrameAssigned[]): Conversation[] {
  const served = new Set(frames.map((frame) => frame.conversationId));
  const kept = known.map((it) => (served.has(it.id) ? it : { ...it, life: 'over' as const }));
  return frames.reduce<Conversation[]>(assigned, kept);
}

function confirmed(state: DeskState, ref: string): DeskState {
  // A change of presence is over when the desk tells it; there is nothing to tell where nothing changes.
  const unchanged = state.wanted?.requestId === ref && state.wanted.presence === state.presence;
  return {
    ...state,
    wanted: unchanged ? null : state.wanted,
    conversations: markOutgoing(state.conversations, ref, (message) =>
      message.state === 'sent' ? { ...message, state: 'accepted' } : message,
    ),
  };
}

function refused(state: DeskState, ref: string | null, code: string, conversationId?: string): DeskState {
  const isMessage = state.conversations.some((it) => it.outgoing.some((own) => own.clientMessageId === ref));
  const conversations = isMessage
    ? markOutgoing(state.conversations, ref, (message) => ({ ...message, state: 'refused', code }))
    : state.conversations.map((it) =>
        it.life === 'resolving' && (it.id === conversationId || it.resolveRef === ref)
          ? { ...it, life: 'open' as const, resolveRef: null }
          : it,
      );
  return {
    ...state,
    conversations,
    wanted: state.wanted?.requestId === ref ? null : state.wanted,
    offers: state.offers.map((offer) => (offer.offerId === ref ? { ...offer, answer: undefined } : offer)),
    notice: isMessage ? state.notice : { id: (state.notice?.id ?? 0) + 1, code },
  };
}

function markOutgoing(
  conversations: readonly Conversation[],
  ref: string | null,
  mark: (message: Outgoing) => Outgoing,
): readonly Conversation[] {
  return conversations.map((it) =>
    it.outgoing.some((message) => message.clientMessageId === ref)
      ? {
          ...it,
          outgoing: it.outgoing.map((message) => (message.clientMessageId === ref ? mark(message) : message)),
        }
      : it,
  );
}

/** In the order of the waiting line, which is by deadline. */
function byUrgency(a: Offer, b: Offer): number {
  return Date.parse(a.why.deadline) - Date.parse(b.why.deadline) || a.offerId.localeCompare(b.offerId);
}

/** In the order in which they came, so that a conversation keeps its place and its shortcut. */
function byAssignment(a: Conversation, b: Conversation): number {
  return a.assignedAt.localeCompare(b.assignedAt) || a.id.localeCompare(b.id);
}
