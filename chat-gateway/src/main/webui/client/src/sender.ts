import type { Outbox, Outgoing } from './outbox.js';
import type { Wire } from './wire.js';

/** Longest wait for the answer to a frame; past that the connection is taken for dead. */
const ANSWER_MILLIS = 15_000;
/**
 * Most frames that wait for an answer at once, on a new connection and after many answers: what lay in the outbox for
 * long must not come as a flood, and on a network that cuts all the time little should go in vain.
 */
const FIRST_UNANSWERED = 4;
const MOST_UNANSWERED = 20;

/** Puts what the customer asked for on the wire: in his order, some at a time, and nothing while the gateway rests. */
export class Sender {
  #restsUntil = 0;
  #stopWaiting: (() => void) | undefined;
  #unanswered = FIRST_UNANSWERED;
  /** Counts connections: an answer is waited for on the one that asked. */
  #connection = 0;

  /** @param mayGo whether the conversation of an entry is there */
  constructor(
    private readonly outbox: Outbox,
    private readonly wire: Pick<Wire, 'send' | 'restart' | 'now' | 'random' | 'later' | 'changed'>,
    private readonly mayGo: (entry: Outgoing) => boolean,
  ) {}

  /** Whether the gateway has asked for a pause that is not over. */
  get rests(): boolean {
    return this.wire.now() < this.#restsUntil;
  }

  /** Sends what may be sent now. */
  flush(): void {
    if (this.rests) {
      this.waitForItsEnd();
      return;
    }
    let unanswered = this.outbox.entries.filter(({ state }) => state === 'sent').length;
    for (const entry of this.outbox.entries) {
      if (entry.state !== 'sending' || !this.mayGo(entry)) continue;
      if (unanswered++ >= this.#unanswered || !this.wire.send(entry.frame)) return;
      this.outbox.set(entry.ref, 'sent');
      const connection = this.#connection;
      this.wire.later(ANSWER_MILLIS, () => {
        if (connection === this.#connection && this.outbox.find(entry.ref)?.state === 'sent') this.wire.restart('no answer');
      });
    }
  }

  /** A frame was answered: there is room for the next one, and for one more. */
  answered(): void {
    this.#unanswered = Math.min(MOST_UNANSWERED, this.#unanswered + 1);
    this.flush();
  }

  /** The gateway did not take an entry, and takes none for a while; it goes again then, before what came after it. */
  rest(ref: string, milliseconds: number): void {
    this.outbox.set(ref, 'sending');
    const pause = Math.round(milliseconds * (1 + this.wire.random() / 4));
    this.#restsUntil = Math.max(this.#restsUntil, this.wire.now() + pause);
    this.stop();
    this.waitForItsEnd();
  }

  private waitForItsEnd(): void {
    this.#stopWaiting ??= this.wire.later(this.#restsUntil - this.wire.now(), () => {
      this.#stopWaiting = undefined;
      this.flush();
      this.wire.changed();
    });
  }

  /** Waits for nothing any more, until there is something to send. */
  stop(): void {
    this.#stopWaiting?.();
    this.#stopWaiting = undefined;
  }

  /** The wire is gone: what was on it without an answer goes again on the next one. */
  disconnected(): void {
    this.#connection++;
    this.#unanswered = FIRST_UNANSWERED;
    this.outbox.takeBackSent();
  }
}
