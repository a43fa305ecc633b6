import type { CallWords } from '@xiaoer/customer-client/call';
import { DeskClient, type CallFrame, type Socket } from '../client/DeskClient';
import { lineOf, type Content } from '../client/events';
import { hasGap, lastSeq } from '../client/transcript';
import type { DeskFrame, Presence } from '../generated/desk-frame';
import { HistoryReader, type HistoryPage } from './HistoryReader';
import { epochOf, highestForeignMessage, mayResolve } from './reading';
import { applyFrame, change, INITIAL, withEvents, type Conversation, type DeskState } from './state';

/** Who takes part in calls: hears what is not in the log. */
export type CallListener = {
  /** What the browser of a call's other side says. */
  heard: (conversationId: string, callId: string, words: CallWords) => void;
  /** What was asked about a call was refused. */
  refused: (callId: string) => void;
  /** The socket is there again. */
  online: () => void;
};

export type DeskStoreOptions = {
  connect: () => Socket;
  token: (fresh: boolean) => Promise<string | null>;
  history: (conversationId: string, after: number) => Promise<HistoryPage>;
  /** Where the presence that the agent chose survives a reload of the page. */
  memory: Pick<Storage, 'getItem' | 'setItem'>;
};

const PRESENCE_KEY = 'xiaoer.presence';
/** A change of presence that comes this soon after the agent's own choice is an echo of his choices. */
const OWN_CHANGE_MILLIS = 5_000;

/**
 * Everything that the workbench shows, kept outside of React: the socket's frames and the pages of history
 * become one state, and what the agent does becomes frames. Pages subscribe to it.
 */
export class DeskStore {
  private state: DeskState = INITIAL;
  private readonly listeners = new Set<() => void>();
  private readonly client: DeskClient;
  private readonly reader: HistoryReader;
  private readonly callListeners = new Set<CallListener>();
  private chosenAt = 0;

  constructor(private readonly options: DeskStoreOptions) {
    this.client = new DeskClient({
      connect: options.connect,
      token: options.token,
      onFrame: (frame) => this.onFrame(frame),
      onConnection: (connection) => {
        this.become({ ...this.state, connection });
        if (connection.phase === 'ready') {
          this.callListeners.forEach((listener) => listener.online());
        }
      },
    });
    this.reader = new HistoryReader({
      read: options.history,
      known: (id) => {
        const it = this.find(id);
        return it
          ? { last: lastSeq(it.transcript), gap: hasGap(it.transcript), over: it.life === 'over' }
          : null;
      },
      onPage: (id, events) => this.become(change(this.state, id, (it) => withEvents(it, events))),
      onState: (id, history) => this.become(change(this.state, id, (it) => ({ ...it, history }))),
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): DeskState => this.state;

  start(): void {
    this.client.start();
  }

  stop(): void {
    this.client.stop();
    this.reader.stop();
  }

  retryNow(): void {
    this.client.retryNow();
  }

  refresh(token: string): void {
    this.client.refresh(token);
  }

  rereadHistory(conversationId: string): void {
    this.become(change(this.state, conversationId, (it) => ({ ...it, history: 'loading' })));
    this.reader.catchUp(conversationId);
  }

  setPresence(presence: Presence): void {
    const requestId = crypto.randomUUID();
    this.chosenAt = Date.now();
    this.options.memory.setItem(PRESENCE_KEY, presence);
    this.become({ ...this.state, wanted: { requestId, presence } });
    this.client.setPresence(requestId, presence);
  }

  answerOffer(offerId: string, answer: 'accept' | 'decline'): void {
    this.become({
      ...this.state,
      offers: this.state.offers.map((offer) => (offer.offerId === offerId ? { ...offer, answer } : offer)),
    });
    if (answer === 'accept') {
      this.client.acceptOffer(offerId);
    } else {
      this.client.declineOffer(offerId);
    }
  }

  /** Says something to the customer; refused without a word where the conversation is not ours (any more). */
  post(conversationId: string, said: string | Content): boolean {
    const it = this.find(conversationId);
    const controlEpoch = it ? epochOf(it) : 0;
    if (!it || it.life === 'over' || controlEpoch === 0) {
      return false;
    }
    const clientMessageId = crypto.randomUUID();
    const text = typeof said === 'string' ? said : lineOf(said);
    const message = { clientMessageId, text, at: new Date().toISOString(), state: 'sent' as const };
    this.become(
      change(this.state, conversationId, (known) => ({ ...known, outgoing: [...known.outgoing, message] })),
    );
    this.client.post({
      conversationId,
      clientMessageId,
      controlEpoch,
      ...(typeof said === 'string' ? { text: said } : { content: said }),
    });
    return true;
  }

  /** Puts other words in the place of a message of ours; the log says whether it was in time. */
  edit(conversationId: string, messageSeq: number, text: string): void {
    const request = this.request(conversationId);
    if (request) {
      this.client.edit({ ...request, messageSeq, text });
    }
  }

  /** Takes back a message of ours; the log says whether it was in time. */
  recall(conversationId: string, messageSeq: number): void {
    const request = this.request(conversationId);
    if (request) {
      this.client.recall({ ...request, messageSeq });
    }
  }

  private request(conversationId: string) {
    const it = this.find(conversationId);
    return it && mayResolve(it)
      ? { conversationId, requestId: crypto.randomUUID(), controlEpoch: epochOf(it) }
      : null;
  }

  /** Passes on what is asked or said about a call, in the epoch in which the conversation is ours. */
  call(frame: CallFrame): void {
    this.client.call(frame);
  }

  /** The epoch in which a conversation is ours; 0 where that is not known. */
  epoch(conversationId: string): number {
    const it = this.find(conversationId);
    return it ? epochOf(it) : 0;
  }

  onCall(listener: CallListener): () => void {
    this.callListeners.add(listener);
    return () => this.callListeners.delete(listener);
  }

  /** Takes a refused message off the screen. */
  discard(conversationId: string, clientMessageId: string): void {
    this.become(
      change(this.state, conversationId, (it) => ({
        ...it,
        outgoing: it.outgoing.filter((message) => message.clientMessageId !== clientMessageId),
      })),
    );
  }

  typing(conversationId: string): void {
    this.client.typing(conversationId);
  }

  /** The conversation is on the screen, down to its end. */
  displayed(conversationId: string): void {
    const it = this.find(conversationId);
    const upTo = it ? highestForeignMessage(it) : 0;
    if (it && it.life !== 'over' && upTo > it.seenUpTo && this.client.displayed(conversationId, upTo)) {
      this.become(change(this.state, conversationId, (known) => ({ ...known, seenUpTo: upTo })));
    }
  }

  resolve(conversationId: string): void {
    const it = this.find(conversationId);
    if (it && mayResolve(it)) {
      const resolveRef = crypto.randomUUID();
      this.become(
        change(this.state, conversationId, (known) => ({ ...known, life: 'resolving', resolveRef })),
      );
      this.client.resolve(conversationId, resolveRef, epochOf(it));
    }
  }

  /** Takes a finished conversation off the list. */
  dismiss(conversationId: string): void {
    const conversations = this.state.conversations.filter(
      (it) => it.id !== conversationId || it.life !== 'over',
    );
    this.become({ ...this.state, conversations });
  }

  private onFrame(frame: DeskFrame): void {
    this.become(applyFrame(this.state, frame, Date.now()));
    switch (frame.type) {
      case 'welcome':
        this.afterWelcome();
        break;
      case 'presence':
        this.afterPresence(frame.presence);
        break;
      case 'assigned':
        this.reader.catchUp(frame.conversationId);
        break;
      case 'event': {
        const it = this.find(frame.event.conversationId);
        if (it && hasGap(it.transcript)) {
          this.reader.catchUp(it.id);
        }
        break;
      }
      case 'refused':
        if (frame.ref) {
          this.callRefused(frame.ref);
        }
        break;
      case 'signal': {
        const { conversationId, signal } = frame;
        if (signal.kind === 'call') {
          this.callListeners.forEach((each) => each.heard(conversationId, signal.callId, signal.words));
        } else if (signal.kind === 'command-refused' && signal.clientMessageId) {
          this.callRefused(signal.clientMessageId);
        }
        break;
      }
      default:
        break;
    }
  }

  private callRefused(callId: string): void {
    this.callListeners.forEach((listener) => listener.refused(callId));
  }

  /**
   * While the socket was away things happened: read on. The desk takes who was online a moment ago for
   * online again; whoever chose not to be in this tab is not.
   */
  private afterWelcome(): void {
    this.state.conversations.forEach((it) => this.reader.catchUp(it.id));
    const chosen = this.options.memory.getItem(PRESENCE_KEY);
    if (chosen === 'AWAY' || chosen === 'OFFLINE') {
      // The client is not ready yet: this waits in its outbox until it is.
      this.setPresence(chosen);
    }
  }

  /** The desk itself sends people on a break who leave offers unanswered; that is what counts then. */
  private afterPresence(presence: Presence): void {
    const justChosen = Date.now() - this.chosenAt < OWN_CHANGE_MILLIS;
    if (presence === 'AWAY' && !justChosen && this.options.memory.getItem(PRESENCE_KEY) === 'ONLINE') {
      this.options.memory.setItem(PRESENCE_KEY, presence);
      const id = (this.state.notice?.id ?? 0) + 1;
      this.become({ ...this.state, notice: { id, code: 'sent-away' } });
    }
  }

  private find(id: string): Conversation | undefined {
    return this.state.conversations.find((it) => it.id === id);
  }

  private become(state: DeskState): void {
    if (state !== this.state) {
      this.state = state;
      this.listeners.forEach((listener) => listener());
    }
  }
}
