/// <reference lib="webworker" />
// The service worker of the page: its shell for a device without a network, and notifications. One file without
// imports, built to /chat/sw.js. It keeps what is the same for everybody, and never a token, a conversation or an order.

/** Files of this build, filled in by the build; the first is the page itself. */
declare const SHELL: readonly string[];
/** Differs with every build. */
declare const VERSION: string;

const scope = self as unknown as ServiceWorkerGlobalScope;
const CACHE = `xiaoer-shell-${VERSION}`;
const PAGE = '/chat/';
/** The same for everybody, and the page cannot begin without it. */
const PUBLIC = ['/chat/api/configuration', '/chat/api/manifest'];
/** A network that takes longer to give the page counts as none. */
const PATIENCE_MILLIS = 5_000;

scope.addEventListener('install', (event) => {
  const filled = caches.open(CACHE).then(async (cache) => {
    await cache.addAll(SHELL.map((file) => new Request(file, { cache: 'reload' })));
    // the page read them before it had a worker; if they fail now, they come with its next visit
    await Promise.allSettled(PUBLIC.map((path) => newestAndKept(new Request(path), path)));
  });
  // the page's parts have their content's hash in their names, so an old page and a new worker do not disturb each other
  event.waitUntil(filled.then(() => scope.skipWaiting()));
});

scope.addEventListener('activate', (event) => {
  const tidied = caches.keys().then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))));
  event.waitUntil(tidied.then(() => scope.clients.claim()));
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== scope.location.origin) return;
  if (request.mode === 'navigate') {
    if (pathname === PAGE) event.respondWith(newest(request).catch(() => kept(PAGE)));
  } else if (PUBLIC.includes(pathname)) {
    event.respondWith(newestAndKept(request, pathname).catch(() => kept(pathname)));
  } else if (SHELL.includes(pathname)) {
    event.respondWith(kept(pathname).catch(() => fetch(request)));
  }
});

/** The page as the gateway has it now: a new version is seen at the next opening. */
async function newest(request: Request): Promise<Response> {
  const patience = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('slow')), PATIENCE_MILLIS));
  const response = await Promise.race([fetch(request), patience]);
  if (response.status >= 500) throw new Error('the gateway is not there');
  return response;
}

async function newestAndKept(request: Request, pathname: string): Promise<Response> {
  const response = await fetch(request);
  if (!response.ok) throw new Error('the gateway is not there');
  const cache = await caches.open(CACHE);
  await cache.put(pathname, response.clone());
  return response;
}

async function kept(pathname: string): Promise<Response> {
  const response = await caches.open(CACHE).then((cache) => cache.match(pathname));
  if (!response) throw new Error('not kept');
  return response;
}

/** What a push message says: nothing but where something is to be read or answered, and in which language to say so. */
interface Call {
  conversationId?: string;
  locale?: string;
  /** It rings. */
  kind?: 'call';
}

scope.addEventListener('push', (event) => {
  const call = (event.data?.json() ?? {}) as Call;
  event.waitUntil(notify(call));
});

scope.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const id = (event.notification.data as Call | undefined)?.conversationId;
  event.waitUntil(show(id ? `${PAGE}?${new URLSearchParams({ conversation: id })}` : PAGE));
});

async function notify(call: Call): Promise<void> {
  const windows = await scope.clients.matchAll({ type: 'window' });
  // somebody looks at the page: it says so itself
  if (windows.some((window) => window.visibilityState === 'visible')) return;
  const english = call.locale?.startsWith('en') ?? false;
  const shop = await kept('/chat/api/configuration')
    .then((response) => response.json() as Promise<{ shop?: { name?: string } }>)
    .then((configuration) => configuration.shop?.name)
    .catch(() => undefined);
  await scope.registration.showNotification(shop ?? (english ? 'Customer service' : '在线客服'), {
    body: body(call.kind === 'call', english),
    lang: english ? 'en' : 'zh-CN',
    // a second notice of a conversation takes the place of the first
    tag: `${call.conversationId ?? 'xiaoer'}${call.kind === 'call' ? '/call' : ''}`,
    icon: '/chat/icons/icon-192.png',
    badge: '/chat/icons/badge-96.png',
    data: call,
  });
}

function body(rings: boolean, english: boolean): string {
  if (rings) return english ? 'Customer service is calling you.' : '客服来电，点此接听。';
  return english ? 'You have a new message.' : '你有新的客服消息。';
}

async function show(address: string): Promise<void> {
  const [window] = await scope.clients.matchAll({ type: 'window' });
  if (!window) {
    await scope.clients.openWindow(address);
    return;
  }
  await window.focus();
  await window.navigate(address).catch(() => scope.clients.openWindow(address));
}
