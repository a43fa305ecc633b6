/** An error of the gateway's REST interface (RFC 9457), or of the way to it. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  /**
   * @param status HTTP status, 0 where there was no answer
   * @param code stable word for programs
   */
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(`${status} ${code}`);
  }

  get offline(): boolean {
    return this.status === 0;
  }
}

interface Options {
  token?: string;
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as they are, instead of a body. */
  bytes?: Blob;
  timeoutMillis?: number;
  /** What is wanted, if not JSON. */
  accept?: string;
  /** Sent as JSON. */
  body?: unknown;
  signal?: AbortSignal;
  /** Of the page, where the answer has words for people; the browser's may be another. */
  language?: string;
}

const TIMEOUT_MILLIS = 15_000;
const DOWNLOAD_MILLIS = 10 * 60_000;

/** Calls the gateway; paths are relative to its `api/`. */
export async function call<T>(path: string, options: Options = {}): Promise<T> {
  const response = await ask(path, options);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** What the gateway gives as it is. */
export async function download(path: string, accept: string, token: string): Promise<Blob> {
  const response = await ask(path, { accept, token, timeoutMillis: DOWNLOAD_MILLIS });
  return response.blob();
}

async function ask(path: string, options: Options): Promise<Response> {
  const signals = [AbortSignal.timeout(options.timeoutMillis ?? TIMEOUT_MILLIS), ...(options.signal ? [options.signal] : [])];
  let response: Response;
  try {
    response = await fetch(`${import.meta.env.BASE_URL}api/${path}`, {
      method: options.method ?? 'GET',
      headers: {
        accept: options.accept ?? 'application/json',
        ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(options.language ? { 'accept-language': options.language } : {}),
      },
      ...(options.bytes ? { body: options.bytes } : options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      credentials: 'omit',
      signal: AbortSignal.any(signals),
    });
  } catch {
    throw new ApiProblem(0, 'unreachable');
  }
  if (!response.ok) {
    const problem = (await response.json().catch(() => ({}))) as { code?: unknown };
    throw new ApiProblem(response.status, typeof problem.code === 'string' ? problem.code : 'unexpected');
  }
  return response;
}
