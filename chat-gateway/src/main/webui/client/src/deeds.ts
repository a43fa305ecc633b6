import type { FrameOf } from './frames.js';
import type { Wire } from './wire.js';

/** Most deeds of one frame (`Deed.MOST`); of more that wait for a connection the oldest are forgotten. */
const MOST_DEEDS = 100;

/** What the customer did in the app and the gateway was not told yet; may be lost with the page. */
export class Deeds {
  #untold: FrameOf<'behaviour'> | undefined;

  constructor(private readonly wire: Pick<Wire, 'start' | 'send' | 'newId'>) {}

  did(deeds: FrameOf<'behaviour'>['deeds'], consent?: string): void {
    const all = [...(this.#untold?.deeds ?? []), ...deeds].slice(-MOST_DEEDS);
    this.#untold = { type: 'behaviour', requestId: this.wire.newId(), deeds: all, ...(consent ? { consent } : {}) };
    this.wire.start();
    this.tell();
  }

  /** Tells what waits, if there is a connection. */
  tell(): void {
    if (this.#untold && this.wire.send(this.#untold)) this.#untold = undefined;
  }
}
