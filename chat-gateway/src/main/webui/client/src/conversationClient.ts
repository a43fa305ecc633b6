import { Asking } from './asking.js';
import type { CallListener } from './call/listener.js';
import { Connection, type Tokens } from './connection.js';
import { Deeds } from './deeds.js';
import type { Environment } from './environment.js';
import { Following } from './following.js';
import type { Content, Device, Entrance, FrameOf } from './frames.js';
import { Hearing } from './hearing.js';
import { type AskingFrame, begins, isPending, Outbox, pendingConversation } from './outbox.js';
import { Sender } from './sender.js';
import { type Snapshot, Snapshots } from './snapshots.js';
import { Timers } from './timers.js';
import type { Wire } from './wire.js';

/** How often we give the sign that the customer is writing. */
const TYPING_EVERY_MILLIS = 3_000;

/**
 * The customer's side of the gateway's socket, free of any framework. What it shows of a conversation is the log, in
 * order and each event once, whatever the network does; what the customer asked for is asked again under the same id
 * until the gateway has it.
 */
export class ConversationClient {
  readonly #timers: Timers;
  readonly #snapshots: Snapshots;
  readonly #connection: Connection;
  readonly #following: Following;
  readonly #outbox: Outbox;
  readonly #sender: Sender;
  readonly #asking: Asking;
  readonly #deeds: Deeds;
  readonly #hearing: Hearing;
  #lastTyping = Number.NEGATIVE_INFINITY;

  /**
   * @param person names the person in the session storage, so that nobody sends what another one wrote
   * @param locale BCP 47 tag of the page, read at each connection
   * @param device on what the app runs; the same after each start
   */
  constructor(
    private readonly environment: Environment,
    tokens: Tokens,
    person: string,
    locale: () => string,
    device?: Device,
  ) {
    this.#timers = new Timers(environment);
    this.#snapshots = new Snapshots(() => this.take(), this.#timers.later);
    const wire: Wire = {
      start: () => this.#connection.start(),
      send: (frame) => this.#connection.send(frame),
      restart: (reason) => this.#connection.restart(reason),
      helloAgain: () => this.#connection.helloAgain(),
      now: () => environment.now(),
      random: () => environment.random(),
      newId: () => environment.newId(),
      later: this.#timers.later,
      changed: () => this.#snapshots.publish(),
    };
    this.#following = new Following(wire, () => this.#asking.conversations);
    this.#outbox = new Outbox(environment.storage, `xiaoer.outbox.${person}`);
    this.#sender = new Sender(this.#outbox, wire, ({ frame }) => begins(frame) || this.#following.isThere(frame.conversationId));
    this.#asking = new Asking(this.#outbox, this.#sender, this.#following, wire);
    this.#deeds = new Deeds(wire);
    this.#hearing = new Hearing({
      following: this.#following,
      asking: this.#asking,
      sender: this.#sender,
      deeds: this.#deeds,
      snapshots: this.#snapshots,
    });
    this.#connection = new Connection(environment, tokens, {
      hello: () => ({ ...(device ? { device } : {}), locale: locale(), resume: this.#following.resume() }),
      welcomed: (frame) => this.#hearing.welcomed(frame.customer),
      received: (frame) => this.#hearing.received(frame),
      changed: (state) => this.#hearing.connectionChanged(state),
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#snapshots.subscribe(listener);

  readonly snapshot = (): Snapshot => this.#snapshots.current;

  /** Ends the connection; the outbox stays for the next page. */
  stop(): void {
    this.#sender.stop();
    this.#timers.stop();
    this.#snapshots.stop();
    this.#following.stop();
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
    if (this.#asking.opened.has(requestId)) return;
    this.begin({ type: 'open', requestId, entrance });
  }

  /** Takes the offer: begins a conversation, once however often it is called with this request. */
  acceptOffer(requestId: string): void {
    const offer = this.#hearing.takeOffer();
    if (offer) this.begin({ type: 'accept-offer', requestId, offerId: offer.offerId });
  }

  /** Sends the offer away; lost with the connection, it is only not remembered. */
  dismissOffer(): void {
    const offer = this.#hearing.takeOffer();
    if (!offer) return;
    this.#connection.send({ type: 'dismiss-offer', requestId: this.environment.newId(), offerId: offer.offerId });
    this.#snapshots.publish();
  }

  /** Tells what the customer did in the app, if he has agreed to that; may be lost. */
  did(deeds: FrameOf<'behaviour'>['deeds'], consent?: string): void {
    this.#deeds.did(deeds, consent);
  }

  /** Reads a conversation from its beginning and follows it; of more than {@link RESUMED_CONVERSATIONS} the latest. */
  watch(conversationId: string): void {
    this.#following.watch(conversationId);
    this.#snapshots.publish();
  }

  unwatch(conversationId: string): void {
    this.#following.unwatch(conversationId);
  }

  /** Says something, in words or otherwise; `false` if too much waits already. */
  post(conversationId: string, said: string | Content): boolean {
    const clientMessageId = this.environment.newId();
    const what = typeof said === 'string' ? { text: said } : { content: said };
    return this.#asking.ask({ type: 'post', conversationId, clientMessageId, ...what });
  }

  /** Puts other words in the place of an own message; `false` while an earlier edit of it is on its way. */
  edit(conversationId: string, messageSeq: number, text: string): boolean {
    const isSame = (frame: AskingFrame) =>
      frame.type === 'edit' && frame.conversationId === conversationId && frame.messageSeq === messageSeq;
    if (this.#asking.asks(isSame)) return false;
    return this.#asking.ask({ type: 'edit', conversationId, requestId: this.environment.newId(), messageSeq, text });
  }

  /** Takes an own message back; the gateway allows it for some minutes. */
  recall(conversationId: string, messageSeq: number): boolean {
    return this.#asking.ask({ type: 'recall', conversationId, requestId: this.environment.newId(), messageSeq });
  }

  /** Reports a message of the other side to the shop's supervisor; the same one twice is one report. */
  report(conversationId: string, messageSeq: number, reason: FrameOf<'report'>['reason'], comment?: string): boolean {
    const requestId = this.environment.newId();
    return this.#asking.ask({ type: 'report', conversationId, requestId, messageSeq, reason, ...(comment ? { comment } : {}) });
  }

  requestPerson(conversationId: string): boolean {
    return this.#asking.askOnce({ type: 'request-person', conversationId, requestId: this.environment.newId() });
  }

  leave(conversationId: string, solved: boolean): boolean {
    return this.#asking.askOnce({ type: 'leave', conversationId, requestId: this.environment.newId(), solved });
  }

  rate(conversationId: string, rating: { stars: number; solved: boolean; comment?: string }): boolean {
    return this.#asking.askOnce({ type: 'rate', conversationId, requestId: this.environment.newId(), ...rating });
  }

  /** Asks again for what was refused. */
  retry(ref: string): void {
    this.#asking.retry(ref);
  }

  /** Takes back what was refused. */
  discard(ref: string): void {
    this.#asking.discard(ref);
  }

  /** Everything up to a number is on the screen. */
  displayed(conversationId: string, upTo: number): void {
    this.#following.of(conversationId).receipts.reached('DISPLAYED', upTo);
  }

  /** Everything up to a number was on the screen while the customer was there, for a while. */
  read(conversationId: string, upTo: number): void {
    this.#following.of(conversationId).receipts.reached('READ', upTo);
  }

  typing(conversationId: string): void {
    const now = this.environment.now();
    if (!isPending(conversationId) && now - this.#lastTyping >= TYPING_EVERY_MILLIS) {
      if (this.#connection.send({ type: 'typing', conversationId })) this.#lastTyping = now;
    }
  }

  /** Sends a frame about a call, if there is a connection: a call is of the moment, and nothing of it is kept. */
  call(frame: FrameOf<'request-call' | 'accept-call' | 'end-call' | 'call-say'>): boolean {
    return this.#connection.send(frame);
  }

  /** Hears of calls what is not in the log; returns how to stop. */
  onCall(listener: CallListener): () => void {
    return this.#hearing.onCall(listener);
  }

  private begin(frame: FrameOf<'open' | 'accept-offer'>): void {
    this.#following.of(pendingConversation(frame.requestId));
    this.#asking.ask(frame);
  }

  private take(): Snapshot {
    return {
      connection: this.#connection.state,
      customer: this.#hearing.customer,
      conversations: this.#following.views(this.#outbox.entries),
      opened: new Map(this.#asking.opened),
      offer: this.#hearing.offer,
      rests: this.#sender.rests,
    };
  }
}
