/** What a close code of the desk's socket asks of us. */
export type AfterClose =
  | { action: 'reconnect'; minDelayMillis: number }
  /** Get a new token first, then reconnect. */
  | { action: 'renew-token' }
  /** Reconnecting would end the same way. */
  | { action: 'stop' };

/** Shortest pause after being told that we were too fast (4429). */
export const TOO_FAST_PAUSE_MILLIS = 30_000;

/** 4400 and 4403 say that this console or this person is at fault; all else is worth another try. */
export function afterClose(code: number): AfterClose {
  switch (code) {
    case 4401:
      return { action: 'renew-token' };
    case 4400:
    case 4403:
      return { action: 'stop' };
    case 4429:
      return { action: 'reconnect', minDelayMillis: TOO_FAST_PAUSE_MILLIS };
    default:
      return { action: 'reconnect', minDelayMillis: 0 };
  }
}

export const FIRST_PAUSE_MILLIS = 500;
export const LONGEST_PAUSE_MILLIS = 15_000;

/**
 * The pause before attempt number `attempt` (from 0): doubles up to a limit, with full jitter in its upper
 * half, so that a restarted service is not met by all consoles in the same instant.
 *
 * @param random a number from 0 up to, not including, 1
 */
export function pauseMillis(attempt: number, minDelayMillis: number, random: number): number {
  const ceiling = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS * 2 ** Math.min(attempt, 10));
  return Math.round(minDelayMillis + ceiling * (0.5 + random / 2));
}
