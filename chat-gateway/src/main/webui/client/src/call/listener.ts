import type { CallWords } from './words.js';

/** Who takes part in calls: hears what is not in the log. */
export interface CallListener {
  /** What the browser of a call's other side says. */
  heard(conversationId: string, callId: string, words: CallWords): void;
  /** What was asked about a call was refused. */
  refused(callId: string): void;
  /** The socket is there again. */
  online(): void;
}
