import type { Environment } from './environment.js';

/** Timers that end together: a Node process could not end before the last of them. */
export class Timers {
  readonly #running = new Set<() => void>();

  constructor(private readonly environment: Environment) {}

  /** Calls in so many milliseconds; returns how to not do so. */
  readonly later = (milliseconds: number, call: () => void): (() => void) => {
    const stop = this.environment.after(milliseconds, () => {
      this.#running.delete(cancel);
      call();
    });
    const cancel = () => {
      this.#running.delete(cancel);
      stop();
    };
    this.#running.add(cancel);
    return cancel;
  };

  stop(): void {
    this.#running.forEach((cancel) => cancel());
    this.#running.clear();
  }
}
