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
  gapTimer: (() => void) | undefined;

  constructor(
    readonly id: string,
    wire: Pick<Wire, 'send' | 'later' | 'changed'>,
  ) {
    this.hints = new Hints(wire);
    this.receipts = new Receipts(id, wire);
  }

  /** Its timers have ended. */
  stop(): void {
    this.gapTimer = undefined;
    this.hints.stop();
    this.receipts.stop();
  }

  /** Follows the log from one number on. */
  follow(fromSeq: number): void {
    for (const event of this.log.events.slice(fromSeq - 1)) {
      this.standing.happened(event);
      this.hints.happened(event);
      this.receipts.happened(event);
    }
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
}
