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

/** The stable word for what went wrong. */
export const codeOf = (error: unknown) => (error instanceof Problem ? error.code : 'failed');

/** How long a page waits for a service before it says that there is no answer. */
export const ANSWER_LIMIT_MILLIS = 20_000;

/** How long an upload may take. */
export const UPLOAD_LIMIT_MILLIS = 300_000;

/** How long a download may take. */
export const DOWNLOAD_LIMIT_MILLIS = 600_000;

export type Get = <T>(path: string, signal?: AbortSignal) => Promise<T>;

/** How something is changed; POST where nothing else is said. */
export type Method = 'POST' | 'PUT' | 'DELETE';

export type Send = <T>(path: string, body: Blob | null, method?: Method) => Promise<T>;

/** Posts what is wanted, and gives the file that is answered; `told` hears how many bytes are here. */
export type Download = (
  path: string,
  wanted: Blob,
  mediaType: string,
  told: (bytes: number) => void,
) => Promise<Blob>;

type Signing = Pick<Session, 'token'>;

type Asked = {
  method?: Method;
  body?: Blob | null;
  accept?: string;
  limitMillis?: number;
  signal?: AbortSignal | undefined;
};

const JSON_TYPE = 'application/json';

/** What is sent as JSON. */
export const json = (body: unknown) => new Blob([JSON.stringify(body)], { type: JSON_TYPE });

/** Reads JSON from the suite's services. */
export function getWith(session: Signing): Get {
  return async <T>(path: string, signal?: AbortSignal) =>
    (await (await answered(session, path, { signal })).json()) as T;
}

/** Sends bytes or JSON and reads JSON. */
export function sendWith(session: Signing): Send {
  return async <T>(path: string, body: Blob | null, method: Method = 'POST') => {
    const limitMillis = body ? UPLOAD_LIMIT_MILLIS : ANSWER_LIMIT_MILLIS;
    const response = await answered(session, path, { method, body, limitMillis });
    return (response.status === 204 ? undefined : await response.json()) as T;
  };
}

/** Fetches files. What breaks off is a problem, never a shorter file. */
export function downloadWith(session: Signing): Download {
  return async (path, wanted, mediaType, told) => {
    const response = await answered(session, path, {
      method: 'POST',
      body: wanted,
      accept: mediaType,
      limitMillis: DOWNLOAD_LIMIT_MILLIS,
    });
    let bytes = 0;
    const counting = new TransformStream<Uint8Array, Uint8Array>({
      transform: (piece, passed) => {
        bytes += piece.length;
        told(bytes);
        passed.enqueue(piece);
      },
    });
    try {
      return await new Response(response.body?.pipeThrough(counting)).blob();
    } catch (error) {
      throw (error as Error).name === 'TimeoutError'
        ? new Problem(0, 'TOO_SLOW', 'not whole in time')
        : new Problem(0, 'NO_ANSWER', 'it broke off');
    }
  };
}

/** The answer to the person's token; a refused one is renewed once. Throws what is no success. */
async function answered(session: Signing, path: string, asked: Asked): Promise<Response> {
  let response = await ask(path, await session.token(), asked);
  if (response.status === 401) {
    response = await ask(path, await session.token(true), asked);
  }
  if (!response.ok) {
    throw await problemOf(response);
  }
  return response;
}

async function ask(path: string, token: string | null, asked: Asked): Promise<Response> {
  const { method, body, accept = JSON_TYPE, limitMillis = ANSWER_LIMIT_MILLIS, signal } = asked;
  const limit = AbortSignal.timeout(limitMillis);
  try {
    return await fetch(path, {
      headers: {
        accept,
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
