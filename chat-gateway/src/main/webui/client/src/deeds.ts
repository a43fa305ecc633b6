import type { FrameOf } from './frames.js';
import type { Wire } from './wire.js';

type Report = FrameOf<'behaviour'>;

/** Most deeds of one frame (`Deed.MOST`); of more that wait for a connection the oldest are forgotten. */
const MOST_DEEDS = 100;

/** What the customer did in the app and the gateway was not told yet; may be lost with the page. */
export class Deeds {
  #untold: readonly { readonly deed: Report['deeds'][number]; readonly consent: string | undefined }[] = [];

  constructor(private readonly wire: Pick<Wire, 'start' | 'send' | 'newId'>) {}

  /** @param consent the version of the words to which he agreed, where the app asked him itself */
  did(deeds: Report['deeds'], consent?: string): void {
    this.#untold = [...this.#untold, ...deeds.map((deed) => ({ deed, consent }))].slice(-MOST_DEEDS);
    this.wire.start();
    this.tell();
  }

  /** Tells what waits, if there is a connection: each deed under the consent with which it was done. */
  tell(): void {
    for (let first = this.#untold[0]; first !== undefined; first = this.#untold[0]) {
      const { consent } = first;
      const other = this.#untold.findIndex((one) => one.consent !== consent);
      const count = other < 0 ? this.#untold.length : other;
      const deeds = this.#untold.slice(0, count).map(({ deed }) => deed);
      if (!this.wire.send({ type: 'behaviour', requestId: this.wire.newId(), deeds, ...(consent ? { consent } : {}) })) return;
      this.#untold = this.#untold.slice(count);
    }
  }
}
