import type { KeyValueStorage } from './environment.js';
import type { FrameOf } from './frames.js';

/** What is answered, and asked again under its id until it is. */
export type AskingFrame = FrameOf<'open' | 'accept-offer' | 'post' | 'edit' | 'recall' | 'report' | 'request-person' | 'leave' | 'rate'>;

/**
 * Where a frame stands. `sending`: not yet on the wire of this connection. `sent`: on the wire, no answer.
 * `accepted`: durable, its effect is not yet in the log. `refused`: will not happen unless asked again.
 */
export type OutgoingState = 'sending' | 'sent' | 'accepted' | 'refused';

export interface Outgoing {
  /** `clientMessageId` or `requestId`: the same for every attempt, so that many attempts are one deed. */
  readonly ref: string;
  readonly frame: AskingFrame;
  readonly state: OutgoingState;
  /** When the customer asked for it, in milliseconds since 1970. */
  readonly at: number;
  /** Last number of the log when it was asked for: an edit shows by a later event. */
  readonly after?: number;
  /** Why it was refused: a refusal code of the log or a word of the gateway. */
  readonly refusal?: string;
}

/** Most frames kept; the page stops taking text long before. */
const CAPACITY = 200;

/** The conversation that a request to open begins has this name until the gateway gave it an id. */
export function pendingConversation(requestId: string): string {
  return `pending:${requestId}`;
}

export function isPending(conversationId: string): boolean {
  return conversationId.startsWith('pending:');
}

/** Whether the answer to a frame is the beginning of a conversation. */
export function begins(frame: AskingFrame): frame is FrameOf<'open' | 'accept-offer'> {
  return frame.type === 'open' || frame.type === 'accept-offer';
}

export function conversationOf(frame: AskingFrame): string {
  return begins(frame) ? pendingConversation(frame.requestId) : frame.conversationId;
}

function refOf(frame: AskingFrame): string {
  return frame.type === 'post' ? frame.clientMessageId : frame.requestId;
}

/**
 * Everything that the customer asked for and that is not yet visible in the log, in his order. Kept in a storage: a
 * reload, or a phone that threw the page out of memory, loses nothing.
 */
export class Outbox {
  #entries: readonly Outgoing[];

  constructor(
    private readonly storage: KeyValueStorage,
    private readonly key: string,
  ) {
    this.#entries = this.load();
  }

  get entries(): readonly Outgoing[] {
    return this.#entries;
  }

  get full(): boolean {
    return this.#entries.length >= CAPACITY;
  }

  find(ref: string): Outgoing | undefined {
    return this.#entries.find((entry) => entry.ref === ref);
  }

  add(frame: AskingFrame, at: number, after: number): void {
    const ref = refOf(frame);
    if (!this.find(ref)) this.save([...this.#entries, { ref, frame, state: 'sending', at, after }]);
  }

  set(ref: string, state: OutgoingState, refusal?: string): void {
    this.save(
      this.#entries.map((entry) => {
        if (entry.ref !== ref) return entry;
        const { refusal: _, ...rest } = entry;
        return refusal === undefined ? { ...rest, state } : { ...rest, state, refusal };
      }),
    );
  }

  /** The wire is gone: what was on it without an answer has to go again. */
  takeBackSent(): void {
    if (this.#entries.some((entry) => entry.state === 'sent')) {
      this.save(this.#entries.map((entry) => (entry.state === 'sent' ? { ...entry, state: 'sending' } : entry)));
    }
  }

  /** The gateway gave the conversation its id. */
  opened(requestId: string, conversationId: string): void {
    const pending = pendingConversation(requestId);
    this.save(
      this.#entries
        .filter((entry) => !(begins(entry.frame) && entry.ref === requestId))
        .map((entry) =>
          !begins(entry.frame) && entry.frame.conversationId === pending ? { ...entry, frame: { ...entry.frame, conversationId } } : entry,
        ),
    );
  }

  remove(which: (entry: Outgoing) => boolean): void {
    const kept = this.#entries.filter((entry) => !which(entry));
    if (kept.length !== this.#entries.length) this.save(kept);
  }

  private save(entries: readonly Outgoing[]): void {
    this.#entries = entries;
    try {
      if (entries.length === 0) this.storage.removeItem(this.key);
      else this.storage.setItem(this.key, JSON.stringify(entries));
    } catch {
      // a full or forbidden storage costs the safety of a reload, not the conversation
    }
  }

  private load(): readonly Outgoing[] {
    try {
      const kept: unknown = JSON.parse(this.storage.getItem(this.key) ?? '[]');
      return Array.isArray(kept)
        ? (kept as Outgoing[]).map((entry) => (entry.state === 'sent' ? { ...entry, state: 'sending' } : entry))
        : [];
    } catch {
      return [];
    }
  }
}
