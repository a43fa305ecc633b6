import type { Environment, Socket } from './environment.js';
import { type CustomerFrame, type FrameOf, type GatewayFrame, readFrame } from './frames.js';
import { CLOSE, nextStep } from './reconnect.js';

/** Nobody is signed in any more, and only the customer can change that. */
export class SignedOut extends Error {
  override readonly name = 'SignedOut';
}

export interface Tokens {
  /** A token that is good for a while yet. @throws SignedOut */
  current(): Promise<string>;
  /** A newer token, where the identity provider gives one. @throws SignedOut */
  renew(): Promise<string>;
}

export type ConnectionState =
  | { kind: 'stopped' }
  | { kind: 'connecting' }
  | { kind: 'online' }
  /** Lost; the next attempt comes at `retryAt` (milliseconds since 1970). */
  | { kind: 'waiting'; retryAt: number }
  /** The device has no network. */
  | { kind: 'offline' }
  | { kind: 'signed-out' }
  | { kind: 'forbidden' }
  | { kind: 'outdated' };

export interface ConnectionOwner {
  hello(): Omit<FrameOf<'hello'>, 'type' | 'token'>;
  /** Before the first frame of a new connection; nothing is subscribed, nothing is on the wire. */
  welcomed(frame: Extract<GatewayFrame, { type: 'welcome' }>): void;
  received(frame: GatewayFrame): void;
  changed(state: ConnectionState): void;
}

/** Longest time from opening a socket to the gateway's welcome. */
const WELCOME_MILLIS = 15_000;
/** A connection that lived so long was of use, also if nothing was asked: the next failure begins with the shortest pause. */
const STABLE_MILLIS = 10_000;
/** A gateway that says welcome is there: it is the network that cuts, and a pause beyond four seconds (`nextStep`) helps nobody. */
const MOST_ATTEMPTS_WHEN_WELCOME = 4;
/** The token is renewed so long before its end. */
const RENEW_BEFORE_MILLIS = 45_000;
const RENEW_AGAIN_MILLIS = 10_000;
const MIN_RENEW_MILLIS = 5_000;

/** Keeps one socket to the gateway alive: hello, heartbeat, new tokens, and return after every loss. */
export class Connection {
  #state: ConnectionState = { kind: 'stopped' };
  #socket: Socket | undefined;
  #attempt = 0;
  #generation = 0;
  #token = '';
  #lastReceived = 0;
  #cancels: (() => void)[] = [];

  constructor(
    private readonly environment: Environment,
    private readonly tokens: Tokens,
    private readonly owner: ConnectionOwner,
  ) {}

  get state(): ConnectionState {
    return this.#state;
  }

  start(): void {
    if (this.#state.kind === 'stopped') void this.connect(false);
  }

  stop(): void {
    this.drop('stopped by the page');
    this.become({ kind: 'stopped' });
  }

  /** Begins anew, because something is wrong with this connection; ever more slowly if that does not help. */
  restart(reason: string): void {
    if (this.#state.kind === 'online' || this.#state.kind === 'connecting') {
      this.drop(reason);
      this.lost(CLOSE.restartedByPage);
    }
  }

  /** Begins anew at once, because only a hello can say that more is wanted. */
  helloAgain(): void {
    if (this.#state.kind === 'online') {
      this.drop('another hello');
      this.#attempt = 0;
      void this.connect(false);
    }
  }

  /** The page is looked at again, or the network is back: do not wait for the rest of a pause. */
  wake(): void {
    if (this.#state.kind === 'waiting' || this.#state.kind === 'offline') {
      this.drop('again');
      void this.connect(false);
    }
  }

  /** The device lost its network: the socket may not know it for minutes. */
  networkLost(): void {
    if (this.#state.kind === 'online' || this.#state.kind === 'connecting' || this.#state.kind === 'waiting') {
      this.drop('offline');
      this.become({ kind: 'offline' });
    }
  }

  /** Puts a frame on the wire; `false` if there is none at the moment. */
  send(frame: CustomerFrame): boolean {
    if (this.#state.kind !== 'online' || !this.#socket) return false;
    try {
      this.#socket.send(JSON.stringify(frame));
      return true;
    } catch {
      return false;
    }
  }

  private async connect(freshToken: boolean): Promise<void> {
    const generation = ++this.#generation;
    this.#attempt++;
    if (!this.environment.online()) {
      this.become({ kind: 'offline' });
      return;
    }
    this.become({ kind: 'connecting' });
    try {
      const token = await (freshToken ? this.tokens.renew() : this.tokens.current());
      if (generation === this.#generation) this.open(generation, token);
    } catch (error) {
      if (generation !== this.#generation) return;
      if (error instanceof SignedOut) this.become({ kind: 'signed-out' });
      else this.lost(0);
    }
  }

  private open(generation: number, token: string): void {
    this.#token = token;
    const mine = () => generation === this.#generation;
    this.later(WELCOME_MILLIS, () => this.restart('no welcome'));
    this.#socket = this.environment.connect({
      opened: () => {
        if (!mine()) return;
        const hello: CustomerFrame = { type: 'hello', token, ...this.owner.hello() };
        this.#socket?.send(JSON.stringify(hello));
      },
      received: (text) => {
        const frame = mine() ? readFrame(text) : undefined;
        if (frame) this.take(frame);
      },
      closed: (code) => {
        if (!mine()) return;
        this.drop('closed');
        this.lost(code);
      },
    });
  }

  private take(frame: GatewayFrame): void {
    this.#lastReceived = this.environment.now();
    if (frame.type === 'welcome') {
      this.cancelAll();
      this.#attempt = Math.min(this.#attempt, MOST_ATTEMPTS_WHEN_WELCOME);
      this.later(STABLE_MILLIS, () => (this.#attempt = 0));
      this.beat(Math.max(1, frame.heartbeatSeconds) * 1_000);
      this.renewBefore(frame.tokenExpiresAt);
      this.#state = { kind: 'online' };
      this.owner.welcomed(frame);
      this.owner.changed(this.#state);
    } else if (frame.type === 'refreshed') {
      this.renewBefore(frame.tokenExpiresAt);
    } else if (frame.type !== 'pong') {
      // it brought something that is not asked for again: such a connection was of use, however soon it is cut
      if (frame.type === 'event' || frame.type === 'accepted' || frame.type === 'opened') this.#attempt = 0;
      this.owner.received(frame);
    }
  }

  /** Twice per period, so that one late timer (a phone that dozed) does not cost the connection. */
  private beat(periodMillis: number): void {
    this.later(periodMillis / 2, () => {
      if (this.environment.now() - this.#lastReceived > periodMillis * 1.25) {
        this.restart('the gateway is silent');
        return;
      }
      this.send({ type: 'ping' });
      this.beat(periodMillis);
    });
  }

  private renewBefore(expiresAt: string): void {
    const left = Date.parse(expiresAt) - this.environment.now();
    if (Number.isNaN(left)) return;
    const pause = Math.max(MIN_RENEW_MILLIS, left - RENEW_BEFORE_MILLIS);
    // longer than a timer can wait: such a token ends after this page
    if (pause < 2 ** 31) this.later(pause, () => void this.renew());
  }

  private async renew(): Promise<void> {
    const generation = this.#generation;
    try {
      const token = await this.tokens.renew();
      if (generation !== this.#generation || token === this.#token) return;
      this.#token = token;
      this.send({ type: 'refresh', token });
    } catch (error) {
      // a session that is over ends with the gateway's 4401; anything else is worth another try
      if (!(error instanceof SignedOut) && generation === this.#generation) {
        this.later(RENEW_AGAIN_MILLIS, () => void this.renew());
      }
    }
  }

  private lost(code: number): void {
    const step = nextStep(code, Math.max(1, this.#attempt), this.environment.random());
    if (step.kind !== 'retry') {
      this.become({ kind: step.kind });
      return;
    }
    this.become({ kind: 'waiting', retryAt: this.environment.now() + step.afterMillis });
    this.later(step.afterMillis, () => void this.connect(step.freshToken));
  }

  private drop(reason: string): void {
    this.#generation++;
    this.cancelAll();
    const socket = this.#socket;
    this.#socket = undefined;
    try {
      socket?.close(CLOSE.restartedByPage, reason);
    } catch {
      // it never opened
    }
  }

  private become(state: ConnectionState): void {
    this.#state = state;
    this.owner.changed(state);
  }

  private later(milliseconds: number, call: () => void): void {
    const generation = this.#generation;
    this.#cancels.push(
      this.environment.after(milliseconds, () => {
        if (generation === this.#generation) call();
      }),
    );
  }

  private cancelAll(): void {
    this.#cancels.forEach((cancel) => cancel());
    this.#cancels = [];
  }
}
