import { Connection, type ConnectionState, type Tokens } from './connection.js';
import { type Conversation, ConversationState } from './conversation.js';
import type { Environment } from './environment.js';
import {
  type Content,
  type Customer,
  type Entrance,
  type FrameOf,
  type GatewayFrame,
  type LoggedEvent,
  RESUMED_CONVERSATIONS,
  type Device,
} from './frames.js';
import type { Signal } from './hints.js';
import { type AskingFrame, Outbox, type Outgoing, begins, conversationOf, isPending, pendingConversation } from './outbox.js';
import { Sender } from './sender.js';
import { Timers } from './timers.js';
import type { Wire } from './wire.js';
import type { CallWords } from './call/index.js';

/** Who takes part in calls: hears what is not in the log. */
export interface CallListener {
  /** What the browser of a call's other side says. */
  heard(conversationId: string, callId: string, words: CallWords): void;
  /** What was asked about a call was refused. */
  refused(callId: string): void;
  /** The socket is there again. */
  online(): void;
}

export interface Snapshot {
  readonly connection: ConnectionState;
  readonly customer: Customer | undefined;
  readonly conversations: ReadonlyMap<string, Conversation>;
  /** Requests to open that the gateway has answered, and the conversations that they began. */
  readonly opened: ReadonlyMap<string, string>;
  /** Help that the shop offers unasked. */
  readonly offer: Offer | undefined;
  /** The gateway takes nothing for a moment; what waits goes by itself then. */
  readonly rests: boolean;
}

/** Help that is offered unasked, until it is taken or sent away. */
export type Offer = Extract<GatewayFrame, { type: 'offered' }>;

/** What was accepted so long ago and is not in the log is asked for again, under the same id. */
const CONFIRM_MILLIS = 20_000;
/** Most deeds of one frame (`Deed.MOST`); of more that wait for a connection the oldest are forgotten. */
const MOST_DEEDS = 100;
/** A conversation that was begun a moment ago may not be in the log yet: so often and so long the gateway is asked for it. */
const UNKNOWN = 'unknown-conversation';
/** Words of a call that came too early or too late: they are said again, or not needed. */
const NOT_SAID = 'no-call';
const LOOK_AGAIN_MILLIS = 4_000;
const APPEARS_WITHIN_MILLIS = 60_000;
/** How often we give the sign that the customer is writing. */
const TYPING_EVERY_MILLIS = 3_000;
/** Pages are drawn so often while a conversation is read from its beginning. */
const CATCHING_UP_MILLIS = 60;

/**
 * The customer's side of the gateway's socket, free of any framework. What it shows of a conversation is the log, in
 * order and each event once, whatever the network does; what the customer asked for is asked again under the same id
 * until the gateway has it.
 */
export class ConversationClient {
  readonly #timers: Timers;
  readonly #wire: Wire;
  readonly #connection: Connection;
  readonly #outbox: Outbox;
  readonly #sender: Sender;
  readonly #states = new Map<string, ConversationState>();
  readonly #listeners = new Set<() => void>();
  readonly #callListeners = new Set<CallListener>();
  readonly #opened = new Map<string, string>();
  #watched: string[] = [];
  #subscribed = new Set<string>();
  #customer: Customer | undefined;
  #offer: Offer | undefined;
  #untold: FrameOf<'behaviour'> | undefined;
  #lastTyping = Number.NEGATIVE_INFINITY;
  #publishing: (() => void) | undefined;
  #snapshot: Snapshot;

  /**
   * @param person names the person in the session storage, so that nobody sends what another one wrote
   * @param locale BCP 47 tag of the page, read at each connection
   * @param device on what the app runs; the same after each start
   */
  constructor(
    private readonly environment: Environment,
    tokens: Tokens,
    person: string,
    private readonly locale: () => string,
    private readonly device?: Device,
  ) {
    this.#timers = new Timers(environment);
    this.#outbox = new Outbox(environment.storage, `xiaoer.outbox.${person}`);
    this.#wire = {
      start: () => this.#connection.start(),
      send: (frame) => this.#connection.send(frame),
      restart: (reason) => this.#connection.restart(reason),
      helloAgain: () => this.#connection.helloAgain(),
      now: () => environment.now(),
      random: () => environment.random(),
      newId: () => environment.newId(),
      later: this.#timers.later,
      changed: () => this.publish(),
    };
    const mayGo = ({ frame }: Outgoing) => (begins(frame) || !isPending(frame.conversationId)) && !this.isSought(conversationOf(frame));
    this.#sender = new Sender(this.#outbox, this.#wire, mayGo);
    this.#connection = new Connection(environment, tokens, {
      hello: () => this.hello(),
      welcomed: (frame) => this.welcomed(frame.customer),
      received: (frame) => this.received(frame),
      changed: (state) => this.connectionChanged(state),
    });
    this.#snapshot = this.take();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): Snapshot => this.#snapshot;

  /** Ends the connection; the outbox stays for the next page. */
  stop(): void {
    this.#sender.stop();
    this.#timers.stop();
    this.#publishing = undefined;
    for (const state of this.#states.values()) state.stop();
    this.#connection.stop();
  }

  wake(): void {
    this.#connection.wake();
  }

  networkLost(): void {
    this.#connection.networkLost();
  }

  /** Begins a conversation, once however often it is called with this request. */
  open(entrance: Entrance, requestId: string): void {
    if (this.#opened.has(requestId)) return;
    this.state(pendingConversation(requestId));
    this.ask({ type: 'open', requestId, entrance }, requestId);
  }

  /** Takes the offer: begins a conversation, once however often it is called with this request. */
  acceptOffer(requestId: string): void {
    const offer = this.#offer;
    if (!offer) return;
    this.#offer = undefined;
    this.state(pendingConversation(requestId));
    this.ask({ type: 'accept-offer', requestId, offerId: offer.offerId }, requestId);
  }

  /** Sends the offer away; lost with the connection, it is only not remembered. */
  dismissOffer(): void {
    const offer = this.#offer;
    if (!offer) return;
    this.#offer = undefined;
    this.#connection.send({ type: 'dismiss-offer', requestId: this.environment.newId(), offerId: offer.offerId });
    this.publish();
  }

  /** Tells what the customer did in the app, if he has agreed to that; may be lost. */
  did(deeds: FrameOf<'behaviour'>['deeds'], consent?: string): void {
    const all = [...(this.#untold?.deeds ?? []), ...deeds].slice(-MOST_DEEDS);
    this.#untold = { type: 'behaviour', requestId: this.environment.newId(), deeds: all, ...(consent ? { consent } : {}) };
    this.#connection.start();
    this.tellDeeds();
  }

  /** Reads a conversation from its beginning and follows it. */
  watch(conversationId: string): void {
    this.#watched = [...this.#watched.filter((id) => id !== conversationId), conversationId];
    this.state(conversationId);
    if (!isPending(conversationId)) this.#connection.start();
    this.subscribeMissing();
    this.publish();
  }

  unwatch(conversationId: string): void {
    this.#watched = this.#watched.filter((id) => id !== conversationId);
  }

  /** Says something, in words or otherwise; `false` if too much waits already. */
  post(conversationId: string, said: string | Content): boolean {
    const clientMessageId = this.environment.newId();
    const what = typeof said === 'string' ? { text: said } : { content: said };
    return this.ask({ type: 'post', conversationId, clientMessageId, ...what }, clientMessageId);
  }

  /** Puts other words in the place of an own message; `false` while an earlier edit of it is on its way. */
  edit(conversationId: string, messageSeq: number, text: string): boolean {
    const busy = this.#outbox.entries.some(
      ({ frame, state }) =>
        frame.type === 'edit' && frame.conversationId === conversationId && frame.messageSeq === messageSeq && state !== 'refused',
    );
    if (busy) return false;
    const requestId = this.environment.newId();
    return this.ask({ type: 'edit', conversationId, requestId, messageSeq, text }, requestId);
  }

  /** Takes an own message back; the gateway allows it for some minutes. */
  recall(conversationId: string, messageSeq: number): boolean {
    const requestId = this.environment.newId();
    return this.ask({ type: 'recall', conversationId, requestId, messageSeq }, requestId);
  }

  /** Reports a message of the other side to the shop's supervisor; the same one twice is one report. */
  report(conversationId: string, messageSeq: number, reason: FrameOf<'report'>['reason'], comment?: string): boolean {
    const requestId = this.environment.newId();
    return this.ask({ type: 'report', conversationId, requestId, messageSeq, reason, ...(comment ? { comment } : {}) }, requestId);
  }

  requestPerson(conversationId: string): boolean {
    return this.askOnce('request-person', conversationId, (requestId) => ({ type: 'request-person', conversationId, requestId }));
  }

  leave(conversationId: string, solved: boolean): boolean {
    return this.askOnce('leave', conversationId, (requestId) => ({ type: 'leave', conversationId, requestId, solved }));
  }

  rate(conversationId: string, rating: { stars: number; solved: boolean; comment?: string }): boolean {
    return this.askOnce('rate', conversationId, (requestId) => ({ type: 'rate', conversationId, requestId, ...rating }));
  }

  /** Asks again for what was refused; under the same id, as a refusal leaves no trace in the log. */
  retry(ref: string): void {
    if (this.#outbox.find(ref)?.state === 'refused') {
      this.#outbox.set(ref, 'sending');
      this.#sender.flush();
      this.publish();
    }
  }

  /** Takes back what was refused. */
  discard(ref: string): void {
    this.#outbox.remove((entry) => entry.ref !== ref || entry.state !== 'refused');
    this.publish();
  }

  /** Everything up to a number is on the screen. */
  displayed(conversationId: string, upTo: number): void {
    this.state(conversationId).receipts.reached('DISPLAYED', upTo);
  }

  /** Everything up to a number was on the screen while the customer was there, for a while. */
  read(conversationId: string, upTo: number): void {
    this.state(conversationId).receipts.reached('READ', upTo);
  }

  typing(conversationId: string): void {
    const now = this.environment.now();
    if (!isPending(conversationId) && now - this.#lastTyping >= TYPING_EVERY_MILLIS) {
      if (this.#connection.send({ type: 'typing', conversationId })) this.#lastTyping = now;
    }
  }

  private tellDeeds(): void {
    if (this.#untold && this.#connection.send(this.#untold)) this.#untold = undefined;
  }

  /** Sends a frame about a call, if there is a connection: a call is of the moment, and nothing of it is kept. */
  call(frame: FrameOf<'request-call' | 'accept-call' | 'end-call' | 'call-say'>): boolean {
    return this.#connection.send(frame);
  }

  /** Hears of calls what is not in the log; returns how to stop. */
  onCall(listener: CallListener): () => void {
    this.#callListeners.add(listener);
    return () => this.#callListeners.delete(listener);
  }

  private askOnce(type: AskingFrame['type'], conversationId: string, frame: (requestId: string) => AskingFrame): boolean {
    const asked = this.#outbox.entries.some(
      (entry) => entry.frame.type === type && entry.state !== 'refused' && conversationOf(entry.frame) === conversationId,
    );
    if (asked) return true;
    this.#outbox.remove((entry) => entry.frame.type !== type || conversationOf(entry.frame) !== conversationId);
    const requestId = this.environment.newId();
    return this.ask(frame(requestId), requestId);
  }

  private ask(frame: AskingFrame, ref: string): boolean {
    if (this.#outbox.full) return false;
    this.#outbox.add(frame, ref, this.environment.now(), this.#states.get(conversationOf(frame))?.log.lastSeq ?? 0);
    this.#connection.start();
    this.#sender.flush();
    this.publish();
    return true;
  }

  private hello(): Omit<FrameOf<'hello'>, 'type' | 'token'> {
    const asking = this.#outbox.entries.filter((entry) => !begins(entry.frame)).map((entry) => conversationOf(entry.frame));
    const wanted = [...new Set([...asking, ...this.#watched])].filter((id) => !isPending(id)).slice(-RESUMED_CONVERSATIONS);
    this.#subscribed = new Set(wanted);
    const device = this.device === undefined ? {} : { device: this.device };
    return { ...device, locale: this.locale(), resume: wanted.map((id) => ({ conversationId: id, lastSeq: this.state(id).log.lastSeq })) };
  }

  private welcomed(customer: Customer): void {
    this.#customer = customer;
    for (const state of this.#states.values()) state.receipts.connected();
    this.#sender.flush();
    this.tellDeeds();
    this.#callListeners.forEach((listener) => listener.online());
    this.subscribeMissing();
  }

  private subscribeMissing(): void {
    const missing = this.#watched.some((id) => !isPending(id) && !this.#subscribed.has(id));
    if (missing) this.#connection.helloAgain();
  }

  private received(frame: GatewayFrame): void {
    switch (frame.type) {
      case 'event':
        this.happened(frame.event);
        return;
      case 'opened':
        this.hasOpened(frame.requestId, frame.conversationId);
        break;
      case 'began':
        // on another device of the customer: its events follow unasked
        this.#subscribed.add(frame.conversationId);
        this.state(frame.conversationId);
        break;
      case 'offered':
        this.#offer = frame;
        break;
      case 'accepted':
        if (this.#outbox.find(frame.ref)?.state === 'sent') this.#outbox.set(frame.ref, 'accepted');
        this.prune();
        this.#sender.answered();
        break;
      case 'resumed':
        this.resumed(frame.conversationId, frame.lastSeq);
        break;
      case 'signal':
        this.signalled(frame.conversationId, frame.signal);
        break;
      case 'refused':
        this.refused(frame.ref ?? undefined, frame.code, frame.retryAfterMillis ?? undefined);
        break;
      case 'welcome':
      case 'refreshed':
      case 'pong':
        return;
    }
    this.publish();
  }

  private happened(event: LoggedEvent): void {
    const state = this.state(event.conversationId);
    if (!state.happened(event)) return;
    this.prune();
    if (state.caughtUp) this.publish();
    else this.#publishing ??= this.#timers.later(CATCHING_UP_MILLIS, () => this.publish());
  }

  private resumed(conversationId: string, lastSeq: number): void {
    this.#subscribed.add(conversationId);
    if (!this.state(conversationId).resumed(lastSeq)) return;
    const old = this.environment.now() - CONFIRM_MILLIS;
    for (const entry of this.#outbox.entries) {
      if (entry.state === 'accepted' && entry.at < old && conversationOf(entry.frame) === conversationId) {
        this.#outbox.set(entry.ref, 'sending');
      }
    }
    this.#sender.flush();
  }

  private hasOpened(requestId: string, conversationId: string): void {
    const pending = pendingConversation(requestId);
    this.#opened.set(requestId, conversationId);
    this.#outbox.opened(requestId, conversationId);
    this.#subscribed.add(conversationId);
    this.#watched = this.#watched.map((id) => (id === pending ? conversationId : id));
    this.#states.delete(pending);
    this.state(conversationId).caughtUp = true;
    this.#sender.answered();
  }

  private signalled(conversationId: string, signal: Signal): void {
    switch (signal.kind) {
      case 'typing':
      case 'queue-place':
        this.state(conversationId).hints.signalled(signal);
        return;
      case 'call':
        this.#callListeners.forEach((listener) => listener.heard(conversationId, signal.callId, signal.words));
        return;
      case 'command-refused':
        this.refused(signal.clientMessageId ?? this.requestRefusedWith(conversationId, signal.code), signal.code);
    }
  }

  /** A refused request does not name itself, but only a rating can be refused for these reasons. */
  private requestRefusedWith(conversationId: string, code: string): string | undefined {
    const ofRating = code === 'NOT_CLOSED' || code === 'ALREADY_RATED';
    return this.#outbox.entries.find((entry) => ofRating && entry.frame.type === 'rate' && conversationOf(entry.frame) === conversationId)
      ?.ref;
  }

  private refused(ref: string | undefined, code: string, retryAfterMillis?: number): void {
    if (ref === undefined) return;
    const entry = this.#outbox.find(ref);
    if (entry && retryAfterMillis !== undefined) this.#sender.rest(ref, retryAfterMillis);
    else if (entry && code === UNKNOWN && this.isSought(conversationOf(entry.frame))) this.#outbox.set(ref, 'sending');
    else if (entry) {
      this.#outbox.set(ref, 'refused', code);
      this.#sender.answered();
    } else if (this.#states.has(ref)) this.notShown(this.state(ref), code);
    else if (code !== NOT_SAID) this.#callListeners.forEach((listener) => listener.refused(ref));
  }

  /** The gateway would not show a conversation; one that it does not know is asked for again for a while. */
  private notShown(state: ConversationState, code: string): void {
    const now = this.environment.now();
    if (code === UNKNOWN && now - (state.soughtSince ?? now) < APPEARS_WITHIN_MILLIS) {
      state.soughtSince ??= now;
      this.#subscribed.delete(state.id);
      this.#timers.later(LOOK_AGAIN_MILLIS, () => this.subscribeMissing());
    } else {
      state.soughtSince = undefined;
      state.problem = code;
      this.#sender.flush();
    }
  }

  private isSought(conversationId: string): boolean {
    return this.#states.get(conversationId)?.soughtSince !== undefined;
  }

  private prune(): void {
    this.#outbox.remove((entry: Outgoing) => !this.#states.get(conversationOf(entry.frame))?.standing.shows(entry));
  }

  private connectionChanged(state: ConnectionState): void {
    if (state.kind !== 'online') {
      this.#sender.disconnected();
      this.#subscribed = new Set();
      for (const conversation of this.#states.values()) conversation.disconnected();
    }
    this.publish();
  }

  private state(conversationId: string): ConversationState {
    let state = this.#states.get(conversationId);
    if (!state) {
      state = new ConversationState(conversationId, this.#wire);
      this.#states.set(conversationId, state);
    }
    return state;
  }

  private publish(): void {
    this.#publishing?.();
    this.#publishing = undefined;
    this.#snapshot = this.take();
    this.#listeners.forEach((listener) => listener());
  }

  private take(): Snapshot {
    const outgoing = this.#outbox.entries;
    const view = (state: ConversationState) => state.view(outgoing.filter((entry) => conversationOf(entry.frame) === state.id));
    return {
      connection: this.#connection.state,
      customer: this.#customer,
      conversations: new Map([...this.#states].map(([id, state]) => [id, view(state)])),
      opened: new Map(this.#opened),
      offer: this.#offer,
      rests: this.#sender.rests,
    };
  }
}
