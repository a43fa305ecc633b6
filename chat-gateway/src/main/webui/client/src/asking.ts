import { type Following, UNKNOWN } from './following.js';
import { type AskingFrame, begins, conversationOf, type Outbox } from './outbox.js';
import type { Sender } from './sender.js';
import type { Wire } from './wire.js';

/** What was accepted so long ago and is not in the log is asked for again, under the same id. */
const CONFIRM_MILLIS = 20_000;

/** What the customer asks for: kept, sent, and asked again under its id until it has happened or was refused. */
export class Asking {
  readonly #opened = new Map<string, string>();

  constructor(
    private readonly outbox: Outbox,
    private readonly sender: Sender,
    private readonly following: Pick<Following, 'lastSeq' | 'shows' | 'isSought'>,
    private readonly wire: Pick<Wire, 'start' | 'now' | 'changed'>,
  ) {}

  /** Requests to open that the gateway has answered, and the conversations that they began. */
  get opened(): ReadonlyMap<string, string> {
    return this.#opened;
  }

  /** The conversations in which something is asked for. */
  get conversations(): readonly string[] {
    return this.outbox.entries.filter(({ frame }) => !begins(frame)).map(({ frame }) => conversationOf(frame));
  }

  /** Asks, once however often this frame is asked; `false` if too much waits already. */
  ask(frame: AskingFrame): boolean {
    if (this.outbox.full) return false;
    this.outbox.add(frame, this.wire.now(), this.following.lastSeq(conversationOf(frame)));
    this.wire.start();
    this.sender.flush();
    this.wire.changed();
    return true;
  }

  /** Asks, unless the same is asked of the conversation already; what of it was refused is forgotten. */
  askOnce(frame: AskingFrame): boolean {
    const isSame = (other: AskingFrame) => other.type === frame.type && conversationOf(other) === conversationOf(frame);
    if (this.asks(isSame)) return true;
    this.outbox.remove((entry) => isSame(entry.frame));
    return this.ask(frame);
  }

  /** Whether such a thing is asked for, and was not refused. */
  asks(which: (frame: AskingFrame) => boolean): boolean {
    return this.outbox.entries.some(({ frame, state }) => state !== 'refused' && which(frame));
  }

  /** Asks again for what was refused; under the same id, as a refusal leaves no trace in the log. */
  retry(ref: string): void {
    if (this.outbox.find(ref)?.state === 'refused') {
      this.outbox.set(ref, 'sending');
      this.sender.flush();
      this.wire.changed();
    }
  }

  /** Takes back what was refused. */
  discard(ref: string): void {
    this.outbox.remove((entry) => entry.ref === ref && entry.state === 'refused');
    this.wire.changed();
  }

  accepted(ref: string): void {
    if (this.outbox.find(ref)?.state === 'sent') this.outbox.set(ref, 'accepted');
    this.happened();
    this.sender.answered();
  }

  /** The request has begun a conversation; what was asked for there meanwhile goes now. */
  hasOpened(requestId: string, conversationId: string): void {
    this.#opened.set(requestId, conversationId);
    this.outbox.opened(requestId, conversationId);
    this.sender.answered();
  }

  /** @returns whether that was asked for here */
  refused(ref: string, code: string, retryAfterMillis?: number): boolean {
    const entry = this.outbox.find(ref);
    if (!entry) return false;
    if (retryAfterMillis !== undefined) this.sender.rest(ref, retryAfterMillis);
    else if (code === UNKNOWN && this.following.isSought(conversationOf(entry.frame))) this.outbox.set(ref, 'sending');
    else {
      this.outbox.set(ref, 'refused', code);
      this.sender.answered();
    }
    return true;
  }

  /** The log has grown: what it shows is not asked for any more. */
  happened(): void {
    this.outbox.remove((entry) => this.following.shows(entry));
  }

  /** A conversation has been read to its end: what was accepted long ago and did not happen is asked for again. */
  confirm(conversationId: string): void {
    const old = this.wire.now() - CONFIRM_MILLIS;
    for (const { ref, frame, state, at } of this.outbox.entries) {
      if (state === 'accepted' && at < old && conversationOf(frame) === conversationId) this.outbox.set(ref, 'sending');
    }
    this.sender.flush();
  }
}
