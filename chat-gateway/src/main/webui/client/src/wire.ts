import type { CustomerFrame } from './frames.js';

/** The connection and the clock of one client, as its parts have them; each takes of it what it needs. */
export interface Wire {
  /** Connects, if that was not begun yet. */
  start(): void;
  /** Puts a frame on the wire; `false` if there is none at the moment. */
  send(frame: CustomerFrame): boolean;
  /** Begins a new connection, because something is wrong with this one. */
  restart(reason: string): void;
  /** Begins a new connection, because only its hello can say that more is wanted. */
  helloAgain(): void;
  /** Milliseconds since 1970. */
  now(): number;
  /** From 0 (included) to 1 (excluded). */
  random(): number;
  newId(): string;
  /** Calls in so many milliseconds, unless the client is stopped before; returns how to not do so. */
  later(milliseconds: number, call: () => void): () => void;
  /** Something of what the page sees has changed. */
  changed(): void;
}
