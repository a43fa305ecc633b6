import { ConversationLog } from './conversationLog.js';
import type { Author, Control, LoggedEvent } from './frames.js';
import { Hints, type QueuePlace } from './hints.js';
import type { Outgoing } from './outbox.js';
import { Receipts } from './receipts.js';
import { Standing } from './standing.js';
import type { Wire } from './wire.js';

/** One conversation as the page sees it; a new object after each change. */
export interface Conversation {
  readonly id: string;
  readonly events: readonly LoggedEvent[];
  /** Whether everything that the gateway had was read at least once. */
  readonly caughtUp: boolean;
  readonly control: Control | undefined;
  readonly closed: boolean;
  readonly rated: boolean;
  /** Nobody has said anything for long: it ends then, unless somebody acts (milliseconds since 1970). */
  readonly idleUntil: number | undefined;
  /** What the customer asked for that the log does not show yet. */
  readonly outgoing: readonly Outgoing[];
  /** Who is writing just now. */
  readonly typing: Author | undefined;
  readonly queuePlace: QueuePlace | undefined;
  /** Why the gateway would not show it, if so. */
  readonly problem: string | undefined;
}

/** How long an event may come before the one that precedes it. */
const GAP_MILLIS = 1_000;

/** What the client keeps of one conversation; the log is the truth, the rest are hints about now. */
export class ConversationState {
  readonly log = new ConversationLog();
  readonly standing = new Standing();
  readonly hints: Hints;
  readonly receipts: Receipts;
  caughtUp = false;
  problem: string | undefined;
  /** Since when it is looked for (milliseconds since 1970), while the gateway does not know it yet. */
  soughtSince: number | undefined;
  /** Its last number as this connection has named it. */
  #promised = 0;
  #stopWaiting: (() => void) | undefined;

  constructor(
    readonly id: string,
    private readonly wire: Pick<Wire, 'send' | 'restart' | 'later' | 'changed'>,
  ) {
    this.hints = new Hints(wire);
    this.receipts = new Receipts(id, wire);
  }

  /** Takes an event; returns whether the page has more to show. */
  happened(event: LoggedEvent): boolean {
    const added = this.log.take(event);
    for (const next of added) {
      this.standing.happened(next);
      this.hints.happened(next);
      this.receipts.happened(next);
    }
    if (this.log.hasGap) this.waitForMissing();
    return added.length > 0;
  }

  /** The gateway has sent everything up to a number; returns whether that has come. */
  resumed(lastSeq: number): boolean {
    this.caughtUp = true;
    this.problem = undefined;
    this.soughtSince = undefined;
    this.#promised = Math.max(this.#promised, lastSeq);
    if (this.log.lastSeq >= lastSeq) return true;
    this.waitForMissing();
    return false;
  }

  /** The next connection reads the rest of the log anyway. */
  disconnected(): void {
    this.#promised = 0;
    this.#stopWaiting?.();
    this.#stopWaiting = undefined;
  }

  stop(): void {
    this.disconnected();
    this.hints.stop();
    this.receipts.stop();
  }

  view(outgoing: readonly Outgoing[]): Conversation {
    const { control, closed, rated, idleUntil } = this.standing;
    const { typing, queuePlace } = this.hints;
    return {
      id: this.id,
      events: this.log.events,
      caughtUp: this.caughtUp,
      control,
      closed,
      rated,
      idleUntil,
      outgoing,
      typing,
      queuePlace,
      problem: this.problem,
    };
  }

  private waitForMissing(): void {
    this.#stopWaiting ??= this.wire.later(GAP_MILLIS, () => {
      this.#stopWaiting = undefined;
      if (this.log.hasGap || this.log.lastSeq < this.#promised) this.wire.restart('events are missing');
    });
  }
}
