/** What the client needs of the world, so that a test can play the world. */
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
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
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

/** The browser's own sockets, clock and session storage. */
export function browserEnvironment(url: string): Environment {
  return {
    now: () => Date.now(),
    random: () => Math.random(),
    newId,
    after: (milliseconds, call) => {
      const timer = setTimeout(call, milliseconds);
      return () => clearTimeout(timer);
    },
    online: () => navigator.onLine,
    connect: (listener) => {
      const socket = new WebSocket(url);
      let over = false;
      socket.onopen = () => listener.opened();
      socket.onmessage = (message) => {
        if (!over && typeof message.data === 'string') listener.received(message.data);
      };
      const end = (code: number) => {
        if (!over) {
          over = true;
          listener.closed(code);
        }
      };
      socket.onclose = (event) => end(event.code);
      return {
        send: (text) => socket.send(text),
        close: (code, reason) => {
          socket.close(code, reason);
          // a dead network may hold the closing handshake for minutes; for us it is over now
          end(code);
        },
      };
    },
    storage: sessionStorage,
  };
}

/** The gateway's socket beside the page that was loaded. */
export function socketUrl(page: Location, base: string): string {
  return `${page.protocol === 'https:' ? 'wss:' : 'ws:'}//${page.host}${base}ws`;
}
