import type { LoggedEvent } from './frames.js';

/** Most events held back while an earlier one is missing; past that they are read again. */
const HELD_BACK = 500;

export type Taken = 'appended' | 'duplicate' | 'gap';

/**
 * The events of one conversation in the order of their numbers, each once, without holes. What comes too early is
 * held back until what lies between has come, so that the page never shows an answer before its question.
 */
export class ConversationLog {
  #events: readonly LoggedEvent[] = [];
  readonly #early = new Map<number, LoggedEvent>();

  /** A new array after each change, so that a reader can compare by identity. */
  get events(): readonly LoggedEvent[] {
    return this.#events;
  }

  get lastSeq(): number {
    return this.#events.length;
  }

  get hasGap(): boolean {
    return this.#early.size > 0;
  }

  take(event: LoggedEvent): Taken {
    const next = this.lastSeq + 1;
    if (event.seq < next || this.#early.has(event.seq)) {
      return 'duplicate';
    }
    if (event.seq > next) {
      if (this.#early.size < HELD_BACK) this.#early.set(event.seq, event);
      return 'gap';
    }
    const added = [event];
    for (let seq = next + 1; ; seq++) {
      const held = this.#early.get(seq);
      if (!held) break;
      this.#early.delete(seq);
      added.push(held);
    }
    this.#events = [...this.#events, ...added];
    return 'appended';
  }
}
