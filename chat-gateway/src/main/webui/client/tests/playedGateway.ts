import type { CustomerFrame, LoggedEvent } from '../src/index.js';
import { message, opened } from '../../tests/events';
import type { HeldSocket, World } from './world';

/** Longest time that a frame is under way, in milliseconds. */
const LATE_MILLIS = 2_500;
/** How likely each misfortune is, from 0 to 1. */
const EVENT_LOST = 0.05;
const EVENT_TWICE = 0.15;
const ANSWER_LOST = 0.1;
const REFUSED = 0.03;
const RESTS = 0.03;

/** How long the gateway rests, and how long it waits after that for what it refused first (`Rest` of the gateway). */
const REST_MILLIS = 5_000;
const FIRST_WITHIN_MILLIS = 30_000;

/**
 * A gateway with the promises of the real one (durable before accepted, one number for each event, an id takes effect
 * once) behind a network that promises nothing: what it says is lost, late, twice and out of order; what it hears is in
 * order until the connection is cut, like anything that comes over TCP, and may still come when the page is gone.
 */
export class PlayedGateway {
  readonly log: LoggedEvent[] = [];
  /** Messages that were accepted: durable, and put in the log a moment later. */
  readonly accepted: { ref: string; text: string }[] = [];
  /** Ids that were refused for good at least once: their order is the customer's, who asks again when he likes. */
  readonly refused = new Set<string>();
  /** A calm network loses nothing and keeps the order. */
  calm = false;
  #followers = new Set<HeldSocket>();
  #known = new Set<string>();
  #rests = new Map<HeldSocket, { first: string; at: number }>();
  #hearing = new Map<HeldSocket, CustomerFrame[]>();

  constructor(
    private readonly world: World,
    readonly conversationId: string,
    private readonly chance: () => number,
  ) {
    world.onConnect = (socket) => this.soon(() => !socket.over && socket.open());
    world.onFrame = (socket, frame) => this.hear(socket, frame);
  }

  happen(make: (seq: number) => LoggedEvent): void {
    const event = make(this.log.length + 1);
    this.log.push(event);
    for (const socket of this.#followers) this.deliver(socket, event);
  }

  /** Every connection is lost; what was under way to the gateway never arrives. */
  cut(code: number): void {
    this.#hearing.clear();
    this.#followers.clear();
    for (const socket of this.world.sockets) socket.cut(code);
  }

  /** In order within one connection, each frame when the one before it was heard. */
  private hear(socket: HeldSocket, frame: CustomerFrame): void {
    const waiting = this.#hearing.get(socket);
    if (waiting) {
      waiting.push(frame);
      return;
    }
    const queue = [frame];
    this.#hearing.set(socket, queue);
    const next = () =>
      this.soon(() => {
        const heard = this.#hearing.get(socket) === queue ? queue.shift() : undefined;
        if (!heard) return;
        this.take(socket, heard);
        if (queue.length > 0) next();
        else this.#hearing.delete(socket);
      });
    next();
  }

  private take(socket: HeldSocket, frame: CustomerFrame): void {
    switch (frame.type) {
      case 'hello':
        socket.welcome();
        for (const { conversationId, lastSeq } of frame.resume) this.follow(socket, conversationId, lastSeq);
        return;
      case 'open':
        if (this.log.length === 0) this.happen(() => opened(this.conversationId));
        socket.give({ type: 'opened', requestId: frame.requestId, conversationId: this.conversationId });
        if (!this.#followers.has(socket)) this.follow(socket, undefined, 0);
        return;
      case 'post':
        this.post(socket, frame.clientMessageId, frame.text ?? '');
        return;
      case 'ping':
        socket.give({ type: 'pong' });
        return;
      default:
        return;
    }
  }

  private follow(socket: HeldSocket, conversationId: string | undefined, lastSeq: number): void {
    for (const event of this.log.slice(lastSeq)) this.deliver(socket, event);
    this.#followers.add(socket);
    if (conversationId) this.soon(() => socket.give({ type: 'resumed', conversationId, lastSeq: this.log.length }));
  }

  private post(socket: HeldSocket, ref: string, text: string): void {
    if (this.isResting(socket, ref)) {
      this.soon(() => socket.give({ type: 'refused', ref, code: 'customer-rate', message: 'played', retryAfterMillis: REST_MILLIS }));
      return;
    }
    if (!this.calm && !this.#known.has(ref) && this.chance() < REFUSED) {
      this.refused.add(ref);
      this.soon(() => socket.give({ type: 'refused', ref, code: 'too-long', message: 'played' }));
      return;
    }
    if (!this.#known.has(ref)) {
      this.#known.add(ref);
      this.accepted.push({ ref, text });
      // the sequencer is another process: it survives this connection, and keeps the order
      this.world.later(1, () => this.happen((seq) => message(this.conversationId, seq, 'CUSTOMER', text, ref)));
    }
    if (this.calm || this.chance() >= ANSWER_LOST) this.soon(() => socket.give({ type: 'accepted', ref }));
  }

  private isResting(socket: HeldSocket, ref: string): boolean {
    const now = this.world.time;
    const rest = this.#rests.get(socket);
    if (!rest) {
      const begins = !this.calm && this.chance() < RESTS;
      if (begins) this.#rests.set(socket, { first: ref, at: now });
      return begins;
    }
    const goesOn = now < rest.at + (ref === rest.first ? REST_MILLIS : FIRST_WITHIN_MILLIS);
    if (!goesOn) this.#rests.delete(socket);
    return goesOn;
  }

  private deliver(socket: HeldSocket, event: LoggedEvent): void {
    const give = () => socket.give({ type: 'event', event });
    if (this.calm) {
      give();
      return;
    }
    if (this.chance() < EVENT_LOST) return;
    if (this.chance() < EVENT_TWICE) this.soon(give);
    this.soon(give);
  }

  private soon(call: () => void): void {
    this.world.later(this.calm ? 1 : Math.floor(this.chance() ** 3 * LATE_MILLIS), call);
  }
}
