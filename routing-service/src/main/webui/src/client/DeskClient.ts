import type { AgentFrame, AgentFrameEdit, AgentFramePost, AgentFrameRecall } from '../generated/agent-frame';
import type { DeskFrame, Presence } from '../generated/desk-frame';
import { afterClose, pauseMillis } from './closeCodes';
import { Outbox } from './Outbox';

/** How the console stands with the desk. */
export type Connection =
  | { phase: 'connecting' }
  | { phase: 'ready' }
  /** Away; the next attempt is at `retryAt` (milliseconds since 1970). */
  | { phase: 'waiting'; retryAt: number; code: number }
  /** Nobody is signed in any more; the page must send the person to the identity provider. */
  | { phase: 'signed-out' }
  /** The desk will not have us (4403) or does not understand us (4400). */
  | { phase: 'stopped'; code: number };

/** The part of a browser's WebSocket that is used; tests bring their own. */
export type Socket = Pick<WebSocket, 'send' | 'close' | 'readyState'> & {
  onopen: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent<string>) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
};

export type DeskClientOptions = {
  connect: () => Socket;
  /** A token that is good now; with `fresh` a new one, or `null` where the person must sign in again. */
  token: (fresh: boolean) => Promise<string | null>;
  onFrame: (frame: DeskFrame) => void;
  onConnection: (connection: Connection) => void;
  random?: () => number;
};

/** A frame about a call. */
export type CallFrame = Extract<
  AgentFrame,
  { type: 'request-call' | 'accept-call' | 'end-call' | 'call-say' }
>;

/** A question without an answer for this long is asked again; the desk knows it by its id. */
export const ANSWER_MILLIS = 10_000;
/** No welcome, or nothing at all, for this long: the socket is dead though nobody closed it. */
export const SILENCE_MILLIS = 45_000;
/** The customer sees "is writing" for five seconds; one hint every three is enough. */
export const TYPING_MILLIS = 3_000;
const OPEN = 1;
const GONE_QUIET = 4408;

/**
 * Keeps one agent's socket to the desk. It says hello, keeps the heartbeat, reconnects as the close code
 * asks, hands on new tokens, and repeats what the desk has not yet confirmed, under the same ids. It
 * guarantees that each frame from the desk is handed on in order; it does not guarantee that each arrives
 * once: readers go by numbers.
 */
export class DeskClient {
  private socket: Socket | null = null;
  private readonly outbox = new Outbox();
  private connection: Connection = { phase: 'connecting' };
  private attempt = 0;
  private reconnect: ReturnType<typeof setTimeout> | undefined;
  private tick: ReturnType<typeof setInterval> | undefined;
  private lastHeard = 0;
  private readonly lastTyping = new Map<string, number>();
  private running = false;
  private readonly random: () => number;

  constructor(private readonly options: DeskClientOptions) {
    this.random = options.random ?? Math.random;
  }

  start(): void {
    if (!this.running) {
      this.running = true;
      void this.open(false);
    }
  }

  stop(): void {
    this.running = false;
    clearTimeout(this.reconnect);
    this.drop();
  }

  /** Tries at once, for example because the browser says that the network is back. */
  retryNow(): void {
    if (this.running && this.connection.phase === 'waiting') {
      clearTimeout(this.reconnect);
      void this.open(false);
    }
  }

  /** Hands on the token that the identity provider gave in place of the old one. */
  refresh(token: string): void {
    if (this.connection.phase === 'ready') {
      this.send({ type: 'refresh', token });
    }
  }

  /** Says something; it is kept until the desk confirms or refuses it. */
  post(post: Omit<AgentFramePost, 'type'>): void {
    this.ask(post.clientMessageId, { type: 'post', ...post });
  }

  setPresence(requestId: string, presence: Presence): void {
    this.outbox.forget((frame) => frame.type === 'presence');
    this.ask(requestId, { type: 'presence', requestId, presence });
  }

  acceptOffer(offerId: string): void {
    this.ask(offerId, { type: 'accept-offer', offerId });
  }

  declineOffer(offerId: string): void {
    this.ask(offerId, { type: 'decline-offer', offerId });
  }

  resolve(conversationId: string, requestId: string, controlEpoch: number): void {
    this.ask(requestId, { type: 'resolve', conversationId, requestId, controlEpoch });
  }

  /** Puts other words in the place of a message of ours. */
  edit(frame: Omit<AgentFrameEdit, 'type'>): void {
    this.ask(frame.requestId, { type: 'edit', ...frame });
  }

  /** Takes back a message of ours. */
  recall(frame: Omit<AgentFrameRecall, 'type'>): void {
    this.ask(frame.requestId, { type: 'recall', ...frame });
  }

  /** Passes on at once what is asked or said about a call; nothing of it is kept. */
  call(frame: CallFrame): boolean {
    return this.hint(frame);
  }

  /** A hint; lost without harm. */
  displayed(conversationId: string, upTo: number): boolean {
    return this.hint({ type: 'displayed', conversationId, upTo });
  }

  /** A hint; lost without harm, and held back to one in three seconds. */
  typing(conversationId: string): void {
    const now = Date.now();
    if (now - (this.lastTyping.get(conversationId) ?? 0) >= TYPING_MILLIS) {
      this.lastTyping.set(conversationId, now);
      this.hint({ type: 'typing', conversationId });
    }
  }

  private ask(ref: string, frame: AgentFrame): void {
    this.outbox.add(ref, frame, Date.now());
    this.hint(frame);
  }

  private hint(frame: AgentFrame): boolean {
    if (this.connection.phase !== 'ready') {
      return false;
    }
    this.send(frame);
    return true;
  }

  private async open(freshToken: boolean): Promise<void> {
    this.become({ phase: 'connecting' });
    let token: string | null;
    try {
      token = await this.options.token(freshToken);
    } catch {
      this.wait(0, GONE_QUIET);
      return;
    }
    if (!this.running || this.socket) {
      return;
    }
    if (token === null) {
      this.become({ phase: 'signed-out' });
      return;
    }
    const socket = this.options.connect();
    this.socket = socket;
    this.lastHeard = Date.now();
    this.tick = setInterval(() => this.check(10), 5_000);
    socket.onopen = () => socket.send(JSON.stringify({ type: 'hello', token } satisfies AgentFrame));
    socket.onmessage = (event) => socket === this.socket && this.heard(event.data);
    socket.onclose = (event) => socket === this.socket && this.closed(event.code);
  }

  private heard(text: string): void {
    this.lastHeard = Date.now();
    const frame = JSON.parse(text) as DeskFrame;
    if (frame.type === 'welcome') {
      this.attempt = 0;
      clearInterval(this.tick);
      const beat = Math.max(1, Math.min(frame.heartbeatSeconds / 2, 15));
      this.tick = setInterval(() => this.check(beat), beat * 1_000);
    }
    this.outbox.settle(frame);
    this.options.onFrame(frame);
    if (frame.type === 'welcome') {
      this.become({ phase: 'ready' });
      this.outbox.takeAll(Date.now()).forEach((waiting) => this.send(waiting));
    }
  }

  private check(beatSeconds: number): void {
    const now = Date.now();
    if (now - this.lastHeard > Math.max(SILENCE_MILLIS, beatSeconds * 3_000)) {
      this.closed(GONE_QUIET);
    } else if (this.connection.phase === 'ready') {
      this.send({ type: 'ping' });
      this.outbox.takeOverdue(now, ANSWER_MILLIS).forEach((waiting) => this.send(waiting));
    }
  }

  private closed(code: number): void {
    this.drop();
    if (!this.running) {
      return;
    }
    const next = afterClose(code);
    switch (next.action) {
      case 'stop':
        this.running = false;
        this.become({ phase: 'stopped', code });
        break;
      case 'renew-token':
        // Only the first renewal is immediate: a desk that refuses every token must not be hammered.
        if (this.attempt === 0) {
          this.attempt = 1;
          void this.open(true);
        } else {
          this.wait(0, code);
        }
        break;
      case 'reconnect':
        this.wait(next.minDelayMillis, code);
        break;
    }
  }

  private wait(minDelayMillis: number, code: number): void {
    const pause = pauseMillis(this.attempt++, minDelayMillis, this.random());
    this.become({ phase: 'waiting', retryAt: Date.now() + pause, code });
    clearTimeout(this.reconnect);
    this.reconnect = setTimeout(() => void this.open(code === 4401), pause);
  }

  private drop(): void {
    clearInterval(this.tick);
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  private send(frame: AgentFrame): void {
    if (this.socket?.readyState === OPEN) {
      this.socket.send(JSON.stringify(frame));
    }
  }

  private become(connection: Connection): void {
    this.connection = connection;
    this.options.onConnection(connection);
  }
}
