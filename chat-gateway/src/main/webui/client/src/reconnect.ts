/** What to do after a socket closed; the codes are those of the gateway's protocol. */
export type NextStep =
  | { kind: 'retry'; afterMillis: number; freshToken: boolean }
  /** The gateway will not have us, whatever we do. */
  | { kind: 'forbidden' }
  /** We speak a protocol that the gateway does not understand: only a new page can help. */
  | { kind: 'outdated' };

export const CLOSE = {
  protocolError: 4400,
  tokenInvalid: 4401,
  forbidden: 4403,
  heartbeatMissed: 4408,
  tooFast: 4429,
  restarting: 1012,
  overloaded: 1013,
  /** Our own: something is missing, or the other side is silent. */
  restartedByPage: 4000,
} as const;

const FIRST_MILLIS = 500;
const LONGEST_MILLIS = 20_000;
const RESTART_SPREAD_MILLIS = 3_000;
const OVERLOADED_MILLIS = 5_000;
const TOO_FAST_MILLIS = 30_000;
const PROTOCOL_ERRORS_BEFORE_GIVING_UP = 3;

/**
 * @param code how the socket closed
 * @param attempt how many times in a row the connection failed before it was of use, from 1
 * @param random from 0 to 1; half of every pause is drawn, so that a thousand pages do not return as one
 */
export function nextStep(code: number, attempt: number, random: number): NextStep {
  const spread = (millis: number) => Math.round(millis * (0.5 + random / 2));
  const backoff = spread(Math.min(LONGEST_MILLIS, FIRST_MILLIS * 2 ** Math.min(attempt - 1, 10)));
  const retry = (afterMillis: number, freshToken = false): NextStep => ({ kind: 'retry', afterMillis, freshToken });
  switch (code) {
    case CLOSE.forbidden:
      return { kind: 'forbidden' };
    case CLOSE.protocolError:
      return attempt > PROTOCOL_ERRORS_BEFORE_GIVING_UP ? { kind: 'outdated' } : retry(backoff * 4);
    case CLOSE.tokenInvalid:
      return retry(attempt === 1 ? 0 : backoff, true);
    case CLOSE.tooFast:
      return retry(TOO_FAST_MILLIS + Math.round(random * RESTART_SPREAD_MILLIS));
    case CLOSE.overloaded:
      return retry(Math.max(backoff, spread(OVERLOADED_MILLIS)));
    case CLOSE.restarting:
      return retry(Math.max(backoff, Math.round(random * RESTART_SPREAD_MILLIS)));
    case CLOSE.heartbeatMissed:
      return retry(attempt === 1 ? Math.round(random * FIRST_MILLIS) : backoff);
    case CLOSE.restartedByPage:
      return retry(attempt === 1 ? 0 : backoff);
    default:
      return retry(backoff);
  }
}
