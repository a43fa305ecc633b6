import { type LoggedEvent, type Reach, REACHES, speaksForShop } from './frames.js';
import type { Wire } from './wire.js';

/** How long words may take from the device to the screen, before only the device is told. */
const DELIVERED_MILLIS = 1_500;

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
  #arrived = 0;
  #stopWaiting: (() => void) | undefined;

  constructor(
    private readonly conversationId: string,
    private readonly wire: Pick<Wire, 'send' | 'later'>,
  ) {}

  /** Follows the log: what of the shop's words is here, and what it has of our receipts. */
  happened(event: LoggedEvent): void {
    if (event.eventType === 'conversation.message-posted.v1' && speaksForShop(event.data.author)) this.arrived(event.seq);
    else if (event.eventType === 'conversation.receipt-recorded.v1' && event.data.reader.kind === 'CUSTOMER') {
      this.recorded(event.data.kind ?? 'DISPLAYED', event.data.upTo);
    }
  }

  /** Everything up to a number has come so far; less than before is not told. */
  reached(reach: Reach, upTo: number): void {
    if (upTo > this.#reaches[reach].wanted) {
      this.#reaches[reach].wanted = upTo;
      this.tell();
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

  /** Words have come to this device; told a moment later, as they are mostly on the screen by then, which says more. */
  private arrived(seq: number): void {
    this.#arrived = seq;
    this.#stopWaiting ??= this.wire.later(DELIVERED_MILLIS, () => {
      this.#stopWaiting = undefined;
      this.reached('DELIVERED', this.#arrived);
    });
  }

  /** The log has it, and with it the nearer ones. */
  private recorded(reach: Reach, upTo: number): void {
    for (const nearer of REACHES.slice(0, REACHES.indexOf(reach) + 1)) {
      this.#reaches[nearer].recorded = Math.max(this.#reaches[nearer].recorded, upTo);
    }
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
