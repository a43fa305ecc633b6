import { type CustomerFrame, type Reach, REACHES } from './frames.js';

/** How long words may take from the device to the screen, before only the device is told. */
const DELIVERED_MILLIS = 1_500;

/** What receipts need of the client around them. */
export interface ReceiptWire {
  /** Puts a frame on the wire; `false` if there is none at the moment. */
  send(frame: CustomerFrame): boolean;
  /** Calls in so many milliseconds; returns how to not do so. */
  later(milliseconds: number, call: () => void): () => void;
}

interface Receipt {
  wanted: number;
  told: number;
  recorded: number;
}

/** Up to which number the shop's words of one conversation have come here: as wanted, as told on this connection, and as the log has it. */
export class Receipts {
  readonly #reaches: Readonly<Record<Reach, Receipt>> = {
    DELIVERED: { wanted: 0, told: 0, recorded: 0 },
    DISPLAYED: { wanted: 0, told: 0, recorded: 0 },
    READ: { wanted: 0, told: 0, recorded: 0 },
  };
  #stopWaiting: (() => void) | undefined;

  constructor(
    private readonly conversationId: string,
    private readonly wire: ReceiptWire,
  ) {}

  /** Words have come to this device; told a moment later, as they are mostly on the screen by then, which says more. */
  arrived(upTo: () => number | undefined): void {
    this.#stopWaiting ??= this.wire.later(DELIVERED_MILLIS, () => {
      this.#stopWaiting = undefined;
      this.reached('DELIVERED', upTo() ?? 0);
    });
  }

  /** Everything up to a number has come so far; less than before is not told. */
  reached(reach: Reach, upTo: number): void {
    if (upTo > this.#reaches[reach].wanted) {
      this.#reaches[reach].wanted = upTo;
      this.tell();
    }
  }

  /** The log has it, and with it the nearer ones. */
  recorded(reach: Reach, upTo: number): void {
    for (const nearer of REACHES.slice(0, REACHES.indexOf(reach) + 1)) {
      this.#reaches[nearer].recorded = Math.max(this.#reaches[nearer].recorded, upTo);
    }
  }

  /** On a new connection: what the last one was told and the log does not have may be lost. */
  connected(): void {
    for (const receipt of Object.values(this.#reaches)) receipt.told = receipt.recorded;
    this.tell();
  }

  stop(): void {
    this.#stopWaiting?.();
    this.#stopWaiting = undefined;
  }

  /** The furthest first: it says the nearer ones as well. */
  private tell(): void {
    const { conversationId } = this;
    let known = 0;
    for (const kind of REACHES.toReversed()) {
      const receipt = this.#reaches[kind];
      const upTo = receipt.wanted;
      known = Math.max(known, receipt.told, receipt.recorded);
      if (upTo <= known) continue;
      const frame =
        kind === 'DISPLAYED'
          ? ({ type: 'displayed', conversationId, upTo } as const)
          : ({ type: 'receipt', conversationId, kind, upTo } as const);
      if (this.wire.send(frame)) known = receipt.told = upTo;
    }
  }
}
