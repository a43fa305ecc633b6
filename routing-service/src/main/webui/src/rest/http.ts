import type { Session } from '../session/Session';

/** A service's refusal (RFC 9457), or the lack of any answer (status 0). */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    readonly code: string,
    title: string,
  ) {
    super(title);
  }
}

/** How long a page waits for a service before it says that there is no answer. */
export const ANSWER_LIMIT_MILLIS = 20_000;

export type Get = <T>(path: string, signal?: AbortSignal) => Promise<T>;

/** Reads JSON from the suite's services with the person's token; a refused token is renewed once. */
export function getWith(session: Pick<Session, 'token'>): Get {
  return async <T>(path: string, signal?: AbortSignal): Promise<T> => {
    let response = await ask(path, await session.token(), signal);
    if (response.status === 401) {
      response = await ask(path, await session.token(true), signal);
    }
    if (!response.ok) {
      throw await problemOf(response);
    }
    return (await response.json()) as T;
  };
}

/** How long an upload may take. */
export const UPLOAD_LIMIT_MILLIS = 300_000;

/** How something is changed; POST where nothing else is said. */
export type Method = 'POST' | 'PUT' | 'DELETE';

export type Send = <T>(path: string, body: Blob | null, method?: Method) => Promise<T>;

const JSON_TYPE = 'application/json';

/** What is sent as JSON. */
export const json = (body: unknown) => new Blob([JSON.stringify(body)], { type: JSON_TYPE });

/** Sends bytes or JSON with the person's token and reads JSON; a refused token is renewed once. */
export function sendWith(session: Pick<Session, 'token'>): Send {
  return async <T>(path: string, body: Blob | null, method: Method = 'POST'): Promise<T> => {
    let response = await ask(path, await session.token(), undefined, body, method);
    if (response.status === 401) {
      response = await ask(path, await session.token(true), undefined, body, method);
    }
    if (!response.ok) {
      throw await problemOf(response);
    }
    return (response.status === 204 ? undefined : await response.json()) as T;
  };
}

async function ask(
  path: string,
  token: string | null,
  signal?: AbortSignal,
  body?: Blob | null,
  method?: Method,
): Promise<Response> {
  const limit = AbortSignal.timeout(body ? UPLOAD_LIMIT_MILLIS : ANSWER_LIMIT_MILLIS);
  try {
    return await fetch(path, {
      headers: {
        accept: 'application/json',
        ...(body ? { 'content-type': body.type === JSON_TYPE ? JSON_TYPE : 'application/octet-stream' } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      ...(method ? { method } : {}),
      ...(body ? { body } : {}),
    });
  } catch (error) {
    if (signal?.aborted) {
      throw error;
    }
    throw new Problem(0, 'NO_ANSWER', 'no answer');
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as { code?: string; title?: string };
  return new Problem(
    response.status,
    body.code ?? `HTTP_${response.status}`,
    body.title ?? response.statusText,
  );
}
