import type { ConnectionState } from './connection.js';
import type { Conversation } from './conversation.js';
import type { Customer, GatewayFrame } from './frames.js';
import type { Wire } from './wire.js';

/** Help that is offered unasked, until it is taken or sent away. */
export type Offer = Extract<GatewayFrame, { type: 'offered' }>;

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

/** Pages are drawn so often while a conversation is read from its beginning. */
const CATCHING_UP_MILLIS = 60;

/** What the page sees: another value after each change, and whoever wants to know of that. */
export class Snapshots {
  readonly #listeners = new Set<() => void>();
  #current: Snapshot | undefined;
  #stopWaiting: (() => void) | undefined;

  constructor(
    private readonly take: () => Snapshot,
    private readonly later: Wire['later'],
  ) {}

  get current(): Snapshot {
    return (this.#current ??= this.take());
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  publish(): void {
    this.stop();
    this.#current = this.take();
    this.#listeners.forEach((listener) => listener());
  }

  /** Publishes in a moment, together with what comes until then. */
  publishSoon(): void {
    this.#stopWaiting ??= this.later(CATCHING_UP_MILLIS, () => this.publish());
  }

  stop(): void {
    this.#stopWaiting?.();
    this.#stopWaiting = undefined;
  }
}
