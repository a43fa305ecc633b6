/** What the client needs of the world, so that a test can play the world and an app can bring its own. */
export interface Environment {
  /** Milliseconds since 1970. */
  now(): number;
  /** From 0 (included) to 1 (excluded). */
  random(): number;
  newId(): string;
  /** Calls once after so many milliseconds, unless cancelled by the returned function. */
  after(milliseconds: number, call: () => void): () => void;
  /** Whether the device believes that it has a network. */
  online(): boolean;
  connect(listener: SocketListener): Socket;
  storage: KeyValueStorage;
}

export interface Socket {
  send(text: string): void;
  close(code: number, reason: string): void;
}

/** What a socket tells; after `closed` it tells nothing more. */
export interface SocketListener {
  opened(): void;
  received(text: string): void;
  closed(code: number): void;
}

/** Where the outbox is kept. It holds what the customer wrote: choose a place that only he can read. */
export interface KeyValueStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** As much of a browser's `WebSocket` as is used here; that of the package `ws` fits too. */
export interface WebSocketLike {
  onopen: ((event: never) => void) | null;
  onmessage: ((message: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  send(text: string): void;
  close(code: number, reason: string): void;
}

export interface EnvironmentOptions {
  /** Opens a socket to the gateway. */
  open(): WebSocketLike;
  /** Where the outbox outlives the app; in memory if not given. */
  storage?: KeyValueStorage;
  /** Always online if not given. */
  online?: () => boolean;
}

/** A UUID also where the page is not in a secure context (a phone in the shop's test network). */
export function newId(): string {
  if (typeof crypto.randomUUID === 'function') {
    return crypto.randomUUID();
  }
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The platform's clock and chance around a socket of the app's choice. */
export function environmentOf({ open, storage = memoryStorage(), online = () => true }: EnvironmentOptions): Environment {
  return {
    now: () => Date.now(),
    random: () => Math.random(),
    newId,
    after: (milliseconds, call) => {
      const timer = setTimeout(call, milliseconds);
      return () => clearTimeout(timer);
    },
    online,
    connect: (listener) => listening(open(), listener),
    storage,
  };
}

/** The browser's own socket to `url` (`wss://HOST/chat/ws`), with session storage: the outbox lives as long as the tab. */
export function browserEnvironment(url: string): Environment {
  return environmentOf({ open: () => new WebSocket(url), storage: sessionStorage, online: () => navigator.onLine });
}

/** Forgets everything with the app. */
export function memoryStorage(): KeyValueStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

/** The gateway's socket beside the page that was loaded. */
export function socketUrl(page: { protocol: string; host: string }, base: string): string {
  return `${page.protocol === 'https:' ? 'wss:' : 'ws:'}//${page.host}${base}ws`;
}

function listening(socket: WebSocketLike, listener: SocketListener): Socket {
  let over = false;
  const end = (code: number) => {
    if (!over) {
      over = true;
      listener.closed(code);
    }
  };
  socket.onopen = () => listener.opened();
  socket.onmessage = (message: { data: unknown }) => {
    if (!over && typeof message.data === 'string') listener.received(message.data);
  };
  socket.onclose = (event: { code: number }) => end(event.code);
  // every error is followed by a close, which says what to do; without a listener `ws` would throw
  socket.onerror = () => undefined;
  return {
    send: (text) => socket.send(text),
    close: (code, reason) => {
      socket.close(code, reason);
      // a dead network may hold the closing handshake for minutes; for us it is over now
      end(code);
    },
  };
}
