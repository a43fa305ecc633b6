import type { Environment, SocketListener } from '../src/environment.js';
import type { CustomerFrame, GatewayFrame, LoggedEvent } from '../src/frames.js';
import type { Tokens } from '../src/index.js';

/** A small seeded generator (mulberry32), so that a failing run can be repeated. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One side of a socket that a test holds. */
export class HeldSocket {
  readonly frames: CustomerFrame[] = [];
  closedByPage: number | undefined;
  over = false;

  constructor(readonly listener: SocketListener) {}

  #opened = false;

  open(): void {
    if (!this.#opened && !this.over) {
      this.#opened = true;
      this.listener.opened();
    }
  }

  give(frame: GatewayFrame): void {
    if (!this.over) this.listener.received(JSON.stringify(frame));
  }

  happen(...events: LoggedEvent[]): void {
    for (const event of events) this.give({ type: 'event', event });
  }

  welcome(heartbeatSeconds = 30, tokenExpiresAt = '2027-01-01T00:00:00Z'): void {
    this.open();
    this.give({
      type: 'welcome',
      protocol: 1,
      customer: { id: 'c-1', displayName: '李娜', tier: 'STANDARD' },
      tokenExpiresAt,
      heartbeatSeconds,
    });
  }

  cut(code = 1006): void {
    if (!this.over) {
      this.over = true;
      this.listener.closed(code);
    }
  }

  of<T extends CustomerFrame['type']>(type: T): Extract<CustomerFrame, { type: T }>[] {
    return this.frames.filter((frame): frame is Extract<CustomerFrame, { type: T }> => frame.type === type);
  }
}

interface Timer {
  at: number;
  order: number;
  ofPage: boolean;
  call: () => void;
}

/** A world whose clock, chance, network and storage are the test's. */
export class World implements Environment {
  time = Date.parse('2026-11-21T04:00:00Z');
  hasNetwork = true;
  readonly sockets: HeldSocket[] = [];
  readonly kept = new Map<string, string>();
  onFrame: (socket: HeldSocket, frame: CustomerFrame) => void = () => undefined;
  onConnect: (socket: HeldSocket) => void = () => undefined;
  readonly storage = {
    getItem: (key: string) => this.kept.get(key) ?? null,
    setItem: (key: string, value: string) => void this.kept.set(key, value),
    removeItem: (key: string) => void this.kept.delete(key),
  };
  #timers: Timer[] = [];
  #count = 0;

  constructor(readonly chance: () => number = () => 0.5) {}

  now = () => this.time;
  random = () => this.chance();
  newId = () => `id-${++this.#count}`;
  online = () => this.hasNetwork;

  after = (milliseconds: number, call: () => void) => this.timer(milliseconds, call, true);

  /** Like {@link after}, for what happens outside the page and outlives it. */
  later = (milliseconds: number, call: () => void) => this.timer(milliseconds, call, false);

  /** The world as one page has it, until it is gone without a word: with its timers, its sockets and its storage. */
  page(): { environment: Environment; kill: () => void } {
    let gone = false;
    const nowhere = { send: () => undefined, close: () => undefined };
    const environment: Environment = {
      ...this,
      connect: (listener) => (gone ? nowhere : this.connect(listener)),
      storage: {
        getItem: this.storage.getItem,
        setItem: (key, value) => !gone && this.storage.setItem(key, value),
        removeItem: (key) => !gone && this.storage.removeItem(key),
      },
    };
    const kill = () => {
      gone = true;
      this.#timers = this.#timers.filter((timer) => !timer.ofPage);
      for (const socket of this.sockets) socket.over = true;
    };
    return { environment, kill };
  }

  private timer(milliseconds: number, call: () => void, ofPage: boolean): () => void {
    const timer = { at: this.time + milliseconds, order: ++this.#count, ofPage, call };
    this.#timers.push(timer);
    return () => {
      const index = this.#timers.indexOf(timer);
      if (index >= 0) this.#timers.splice(index, 1);
    };
  }

  connect = (listener: SocketListener) => {
    const socket = new HeldSocket(listener);
    this.sockets.push(socket);
    this.onConnect(socket);
    return {
      send: (text: string) => {
        if (socket.over) throw new Error('the socket is closed');
        const frame = JSON.parse(text) as CustomerFrame;
        socket.frames.push(frame);
        this.onFrame(socket, frame);
      },
      close: (code: number) => {
        socket.closedByPage = code;
        socket.over = true;
      },
    };
  };

  get socket(): HeldSocket {
    const last = this.sockets.at(-1);
    if (!last) throw new Error('nobody has connected');
    return last;
  }

  /** Lets time pass, with every timer and promise at its moment. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    await settled();
    for (;;) {
      let due: Timer | undefined;
      for (const timer of this.#timers) {
        if (timer.at <= end && (!due || timer.at < due.at || (timer.at === due.at && timer.order < due.order))) due = timer;
      }
      if (!due) break;
      this.#timers.splice(this.#timers.indexOf(due), 1);
      this.time = Math.max(this.time, due.at);
      due.call();
      await settled();
    }
    this.time = end;
  }
}

/** Tokens are promises: gives them and what follows from them their turn. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 6; turn++) await Promise.resolve();
}

export function tokens(): Tokens & { renewed: number } {
  return {
    renewed: 0,
    current: () => Promise.resolve('token-0'),
    renew() {
      this.renewed++;
      return Promise.resolve(`token-${this.renewed}`);
    },
  };
}
