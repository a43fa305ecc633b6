import { beforeEach, expect, it, vi } from 'vitest';

type Listener = (event: never) => void;

/** The world of a service worker, as far as ours uses it. */
class PlayedWorker {
  readonly listeners = new Map<string, Listener>();
  readonly stores = new Map<string, Map<string, Response>>();
  readonly fetched: string[] = [];
  network: (url: string) => Response | undefined = (url) => new Response(`network ${url}`);
  readonly skipWaiting = vi.fn(async () => undefined);
  readonly windows: { visibilityState: string; focus: () => Promise<void>; navigate: (to: string) => Promise<void> }[] = [];
  readonly shown: [string, Record<string, unknown>][] = [];
  readonly clients = {
    claim: vi.fn(async () => undefined),
    matchAll: async () => this.windows,
    openWindow: vi.fn(async () => undefined),
  };
  readonly registration = {
    showNotification: async (title: string, options: Record<string, unknown>) => void this.shown.push([title, options]),
  };
  readonly location = { origin: 'https://service.example' };

  addEventListener(type: string, listener: Listener): void {
    this.listeners.set(type, listener);
  }

  fetch = async (request: Request | string): Promise<Response> => {
    const url = new URL(typeof request === 'string' ? request : request.url).pathname;
    this.fetched.push(url);
    const answer = this.network(url);
    if (!answer) throw new TypeError('no network');
    return answer;
  };

  caches = {
    open: async (name: string) => {
      const store = this.stores.get(name) ?? new Map<string, Response>();
      this.stores.set(name, store);
      return {
        addAll: async (requests: Request[]) => {
          for (const request of requests) store.set(new URL(request.url).pathname, await this.fetch(request));
        },
        put: async (path: string, response: Response) => void store.set(path, response),
        match: async (path: string) => store.get(path)?.clone(),
      };
    },
    keys: async () => [...this.stores.keys()],
    delete: async (name: string) => this.stores.delete(name),
  };

  async happens(type: string, event: object = {}): Promise<void> {
    let until: Promise<unknown> = Promise.resolve();
    this.listeners.get(type)?.({ ...event, waitUntil: (promise: Promise<unknown>) => (until = promise) } as never);
    await until;
  }

  /** What the worker answers, or `undefined` if it leaves the request to the browser. */
  async asks(path: string, mode: 'navigate' | 'cors' = 'cors', method = 'GET'): Promise<string | undefined> {
    let answer: Promise<Response> | undefined;
    const request = { url: `https://service.example${path}`, mode, method };
    this.listeners.get('fetch')?.({ request, respondWith: (given: Promise<Response>) => (answer = given) } as never);
    return answer && (await (await answer).text());
  }
}

let worker: PlayedWorker;

beforeEach(async () => {
  worker = new PlayedWorker();
  vi.stubGlobal('self', worker);
  vi.stubGlobal('caches', worker.caches);
  vi.stubGlobal('fetch', worker.fetch);
  vi.stubGlobal(
    'Request',
    class {
      readonly url: string;
      constructor(path: string) {
        this.url = `https://service.example${path}`;
      }
    },
  );
  vi.stubGlobal('SHELL', ['/chat/', '/chat/assets/index-1.js']);
  vi.stubGlobal('VERSION', '2');
  vi.resetModules();
  await import('../src/worker/worker' as string);
});

it('keeps the shell, and forgets that of the version before', async () => {
  worker.stores.set('xiaoer-shell-1', new Map());
  await worker.happens('install');
  await worker.happens('activate');
  expect([...worker.stores.keys()]).toEqual(['xiaoer-shell-2']);
  expect([...(worker.stores.get('xiaoer-shell-2')?.keys() ?? [])]).toEqual([
    '/chat/',
    '/chat/assets/index-1.js',
    '/chat/api/configuration',
    '/chat/api/manifest',
  ]);
  expect(worker.skipWaiting).toHaveBeenCalled();
  expect(worker.clients.claim).toHaveBeenCalled();
});

it('shows the newest page there is, and its own where the network or the gateway fails', async () => {
  await worker.happens('install');
  worker.network = () => new Response('newer page');
  expect(await worker.asks('/chat/?entrance=help', 'navigate')).toBe('newer page');
  worker.network = () => new Response('bad gateway', { status: 502 });
  expect(await worker.asks('/chat/', 'navigate')).toBe('network /chat/');
  worker.network = () => undefined;
  expect(await worker.asks('/chat/?conversation=c-1', 'navigate')).toBe('network /chat/');
  expect(await worker.asks('/chat/assets/index-1.js')).toBe('network /chat/assets/index-1.js');
});

it('keeps what is the same for everybody, and nothing of a person: tokens, conversations and orders pass it by', async () => {
  await worker.happens('install');
  expect(await worker.asks('/chat/api/configuration')).toBe('network /chat/api/configuration');
  worker.network = () => undefined;
  expect(await worker.asks('/chat/api/configuration')).toBe('network /chat/api/configuration');
  for (const path of [
    '/chat/api/conversations',
    '/chat/api/conversations/c-1/events',
    '/chat/api/orders',
    '/chat/api/media/m-1',
    '/auth/realms',
  ]) {
    expect(await worker.asks(path)).toBeUndefined();
  }
  expect(await worker.asks('/chat/api/guests', 'cors', 'POST')).toBeUndefined();
  expect([...(worker.stores.get('xiaoer-shell-2')?.keys() ?? [])]).toEqual([
    '/chat/',
    '/chat/assets/index-1.js',
    '/chat/api/configuration',
    '/chat/api/manifest',
  ]);
});

it('says that there is a message, in the language of the page and under the name of the shop, and not what it says', async () => {
  worker.network = () => new Response('{"shop":{"name":"云溪生活"}}');
  await worker.asks('/chat/api/configuration');
  const call = { conversationId: 'c-1', locale: 'zh-CN' };
  await worker.happens('push', { data: { json: () => call } });
  await worker.happens('push', { data: { json: () => ({ ...call, locale: 'en' }) } });
  await worker.happens('push', { data: { json: () => ({ ...call, kind: 'call' }) } });
  expect(worker.shown.map(([title, { body, tag }]) => [title, body, tag])).toEqual([
    ['云溪生活', '你有新的客服消息。', 'c-1'],
    ['云溪生活', 'You have a new message.', 'c-1'],
    ['云溪生活', '客服来电，点此接听。', 'c-1/call'],
  ]);
});

it('says nothing while somebody looks at the page', async () => {
  const window = { visibilityState: 'visible', focus: vi.fn(async () => undefined), navigate: vi.fn(async () => undefined) };
  worker.windows.push(window);
  await worker.happens('push', { data: { json: () => ({}) } });
  expect(worker.shown).toEqual([]);
});

it('leads to the conversation, in the window that is there or in a new one', async () => {
  const notification = { close: vi.fn(), data: { conversationId: 'c-1' } };
  await worker.happens('notificationclick', { notification });
  expect(worker.clients.openWindow).toHaveBeenCalledWith('/chat/?conversation=c-1');
  const window = { visibilityState: 'hidden', focus: vi.fn(async () => undefined), navigate: vi.fn(async () => undefined) };
  worker.windows.push(window);
  await worker.happens('notificationclick', { notification });
  expect(window.focus).toHaveBeenCalled();
  expect(window.navigate).toHaveBeenCalledWith('/chat/?conversation=c-1');
  expect(notification.close).toHaveBeenCalledTimes(2);
});
