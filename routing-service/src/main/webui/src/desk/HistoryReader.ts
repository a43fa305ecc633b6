import type { LoggedEvent } from '../client/events';
import { pauseMillis } from '../client/closeCodes';

export type HistoryPage = { events: LoggedEvent[]; lastSeq: number };

export type HistoryReaderOptions = {
  /** Reads events after a number, in order. */
  read: (conversationId: string, after: number) => Promise<HistoryPage>;
  /** The last number of the unbroken beginning that we have, whether something beyond has arrived, and whether it is over. */
  known: (conversationId: string) => { last: number; gap: boolean; over: boolean } | null;
  onPage: (conversationId: string, events: LoggedEvent[]) => void;
  onState: (conversationId: string, state: 'loading' | 'ready' | 'failed') => void;
};

/**
 * After this many failures in a row the agent is told. It goes on trying all the same, unless the conversation
 * is over: it may be somebody else's by now.
 */
export const FAILURES_UNTIL_TOLD = 3;

/**
 * Fills transcripts from the history: one reader per conversation at a time, from the last number that we
 * have until nothing is missing. A reader that is asked again while it reads goes round once more.
 */
export class HistoryReader {
  private readonly reading = new Map<string, { again: boolean; wake?: () => void }>();
  private stopped = false;

  constructor(private readonly options: HistoryReaderOptions) {}

  /** Reads what is missing; returns at once. */
  catchUp(conversationId: string): void {
    const running = this.reading.get(conversationId);
    if (running) {
      running.again = true;
      running.wake?.();
    } else {
      void this.run(conversationId);
    }
  }

  stop(): void {
    this.stopped = true;
    this.reading.forEach((entry) => entry.wake?.());
  }

  private async run(id: string): Promise<void> {
    const self: { again: boolean; wake?: () => void } = { again: true };
    this.reading.set(id, self);
    let failures = 0;
    for (let known = this.options.known(id); known && !this.stopped; known = this.options.known(id)) {
      self.again = false;
      try {
        const page = await this.options.read(id, known.last);
        failures = 0;
        this.options.onPage(id, page.events);
        const now = this.options.known(id);
        if (now && now.last >= page.lastSeq && !now.gap) {
          this.options.onState(id, 'ready');
          if (!self.again) {
            break;
          }
        } else if (now && now.last === known.last) {
          // The log's readers may be a moment behind what the socket has shown us.
          await this.pause(self, 1);
        }
      } catch {
        failures++;
        if (failures >= FAILURES_UNTIL_TOLD) {
          this.options.onState(id, 'failed');
          if (known.over) {
            break;
          }
        }
        await this.pause(self, failures);
      }
    }
    this.reading.delete(id);
  }

  private pause(self: { wake?: () => void }, attempt: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pauseMillis(attempt, 0, Math.random()));
      self.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
