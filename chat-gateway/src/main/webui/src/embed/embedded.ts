import { useSyncExternalStore } from 'react';
import { type Place, placeOf } from '../place';

/** What the shop's page may say: that the frame is shown or hidden, where its customer wants to be, and what he did there. */
type Order = { xiaoer: 1 } & (
  | { type: 'shown'; visible: boolean }
  | { type: 'enter'; entrance?: string; ref?: string }
  | { type: 'did'; done: unknown }
  | { type: 'accept-offer' }
  | { type: 'dismiss-offer' }
);

/** Who hears what the customer does on the shop's page. */
interface ShopListener {
  did(done: readonly unknown[]): void;
  acceptOffer(): void;
  dismissOffer(): void;
}

/** Most that is kept of what he did, until somebody may hear it. */
const MOST_UNHEARD = 20;

const LONGEST_ORIGIN = 300;

/** The page as a frame of a shop's page. All that it says goes to that one origin, and it hears no other. */
export class Embedded {
  /** The shop's page has the frame on the screen. */
  shown = false;
  readonly #listeners = new Set<() => void>();
  #enter: ((place: Place) => void) | undefined;
  #listener: ShopListener | undefined;
  #unheard: unknown[] = [];

  private constructor(private readonly shop: string) {
    window.addEventListener('message', (event: MessageEvent<Order | null>) => {
      if (event.source === window.parent && event.origin === shop && event.data?.xiaoer === 1) this.#take(event.data);
    });
  }

  /** What the address says: a frame that was made by the script of shops' pages, and who made it. */
  static at(location: { search: string }, framed: boolean): Embedded | undefined {
    const shop = new URLSearchParams(location.search).get('embed') ?? '';
    return framed && /^https?:\/\/[^/]+$/.test(shop) && shop.length < LONGEST_ORIGIN ? new Embedded(shop) : undefined;
  }

  /** @param enter goes where the shop's page sends its customer */
  ready(enter: (place: Place) => void): void {
    this.#enter = enter;
    this.#tell({ type: 'ready' });
  }

  unread(count: number): void {
    this.#tell({ type: 'unread', count });
  }

  /** Help that is offered unasked; the shop's page shows it while the frame is hidden. Without a text, there is none. */
  offer(text: string): void {
    this.#tell({ type: 'offer', text });
  }

  /** What was done until now is told at once; returns how to stop. */
  hear(listener: ShopListener): () => void {
    this.#listener = listener;
    this.#take({ xiaoer: 1, type: 'did', done: [] });
    return () => (this.#listener = undefined);
  }

  close(): void {
    this.#tell({ type: 'close' });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #take(order: Order): void {
    if (order.type === 'shown') {
      this.shown = order.visible === true;
      this.#listeners.forEach((listener) => listener());
    } else if (order.type === 'enter') {
      const search = new URLSearchParams({ entrance: String(order.entrance ?? 'help'), ref: String(order.ref ?? '') });
      const place = placeOf(`?${search}`);
      if (place.kind !== 'start') this.#enter?.(place);
    } else if (order.type === 'did' && Array.isArray(order.done)) {
      const all = [...this.#unheard, ...(order.done as unknown[])].slice(-MOST_UNHEARD);
      this.#unheard = this.#listener ? [] : all;
      if (all.length > 0) this.#listener?.did(all);
    } else if (order.type === 'accept-offer') {
      this.#listener?.acceptOffer();
    } else if (order.type === 'dismiss-offer') {
      this.#listener?.dismissOffer();
    }
  }

  #tell(word: object): void {
    window.parent.postMessage({ xiaoer: 1, ...word }, this.shop);
  }
}

/** Read once: the address changes while the page is used, what it is a part of does not. */
export const embedded = Embedded.at(window.location, window.parent !== window);

function watchVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  const stop = embedded?.subscribe(listener);
  return () => {
    document.removeEventListener('visibilitychange', listener);
    stop?.();
  };
}

/** Whether somebody can see the page: its tab is in front, and the shop's page does not hide it. */
export function useVisible(): boolean {
  return useSyncExternalStore(watchVisibility, () => document.visibilityState === 'visible' && (embedded?.shown ?? true));
}
