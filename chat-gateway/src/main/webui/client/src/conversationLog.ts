import type { LoggedEvent } from './frames.js';

/** Most events held back while an earlier one is missing; past that they are read again. */
const HELD_BACK = 500;

/**
 * The events of one conversation in the order of their numbers, each once, without holes. What comes too early is
 * held back until what lies between has come, so that the page never shows an answer before its question.
 */
export class ConversationLog {
  #events: readonly LoggedEvent[] = [];
  readonly #early = new Map<number, LoggedEvent>();
  /** Highest number that was seen. */
  #highest = 0;

  /** A new array after each change, so that a reader can compare by identity. */
  get events(): readonly LoggedEvent[] {
    return this.#events;
  }

  get lastSeq(): number {
    return this.#events.length;
  }

  /** Whether there is more than is shown. */
  get hasGap(): boolean {
    return this.lastSeq < this.#highest;
  }

  /** Takes an event; returns what the log has more with it, in order. */
  take(event: LoggedEvent): readonly LoggedEvent[] {
    const next = this.lastSeq + 1;
    this.#highest = Math.max(this.#highest, event.seq);
    if (event.seq > next && this.#early.size < HELD_BACK) this.#early.set(event.seq, event);
    if (event.seq !== next) return [];
    const added = [event];
    for (let seq = next + 1; ; seq++) {
      const held = this.#early.get(seq);
      if (!held) break;
      this.#early.delete(seq);
      added.push(held);
    }
    this.#events = [...this.#events, ...added];
    return added;
  }
}
