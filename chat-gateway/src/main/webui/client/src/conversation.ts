import { ConversationLog } from './conversationLog.js';
import type { Author, Control, LoggedEvent } from './frames.js';
import type { Outgoing } from './outbox.js';
import { Receipts } from './receipts.js';
import type { Wire } from './wire.js';

export interface QueuePlace {
  /** 1 for the next. */
  readonly place: number;
  /** In seconds; absent where nobody can tell. */
  readonly estimatedWaitSeconds?: number;
}

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
  readonly ownMessages = new Set<string>();
  control: Control | undefined;
  closed = false;
  rated = false;
  idleUntil: number | undefined;
  caughtUp = false;
  typing: Author | undefined;
  queuePlace: QueuePlace | undefined;
  problem: string | undefined;
  /** Since when it is looked for (milliseconds since 1970), while the gateway does not know it yet. */
  soughtSince: number | undefined;
  readonly receipts: Receipts;
  /** The number of the last edit of a message, by the message's number. */
  readonly #edits = new Map<number, number>();
  readonly #recalled = new Set<number>();
  readonly #reported = new Set<number>();
  stopTyping: (() => void) | undefined;
  gapTimer: (() => void) | undefined;

  constructor(
    readonly id: string,
    wire: Pick<Wire, 'send' | 'later'>,
  ) {
    this.receipts = new Receipts(id, wire);
  }

  /** Its timers have ended. */
  stop(): void {
    this.gapTimer = this.stopTyping = undefined;
    this.receipts.stop();
  }

  /** Follows the log from one number on. */
  follow(fromSeq: number): void {
    for (const event of this.log.events.slice(fromSeq - 1)) {
      this.apply(event);
      this.receipts.happened(event);
    }
  }

  private apply(event: LoggedEvent): void {
    switch (event.eventType) {
      case 'conversation.message-posted.v1':
        if (event.data.author.kind === 'CUSTOMER') {
          if (event.data.clientMessageId) this.ownMessages.add(event.data.clientMessageId);
          this.idleUntil = undefined;
        } else {
          this.typing = undefined;
        }
        break;
      case 'conversation.control-changed.v1':
        this.control = event.data.control;
        this.queuePlace = undefined;
        this.typing = undefined;
        break;
      case 'conversation.conversation-closed.v1':
        this.closed = true;
        this.idleUntil = undefined;
        this.typing = undefined;
        this.queuePlace = undefined;
        break;
      case 'conversation.conversation-reopened.v1':
        this.closed = false;
        this.rated = false;
        break;
      case 'conversation.idle-warned.v1':
        this.idleUntil = Date.parse(event.data.closesAt);
        break;
      case 'conversation.message-edited.v1':
        this.#edits.set(event.data.messageSeq, event.seq);
        break;
      case 'conversation.message-recalled.v1':
        this.#recalled.add(event.data.messageSeq);
        break;
      case 'conversation.message-reported.v1':
        this.#reported.add(event.data.messageSeq);
        break;
      case 'conversation.conversation-rated.v1':
        this.rated = true;
        break;
      case 'conversation.conversation-opened.v1':
      case 'conversation.person-requested.v1':
      case 'conversation.hand-over-briefed.v1':
      case 'conversation.message-understood.v1':
      case 'conversation.receipt-recorded.v1':
      case 'conversation.link-previewed.v1':
      case 'conversation.voice-transcribed.v1':
      case 'conversation.message-flagged.v1':
      case 'conversation.call-requested.v1':
      case 'conversation.call-accepted.v1':
      case 'conversation.call-ended.v1':
        break;
    }
  }

  /** Whether what a frame asked for has happened. */
  shows(entry: Outgoing): boolean {
    switch (entry.frame.type) {
      case 'open':
      case 'accept-offer':
        return false;
      case 'post':
        return this.ownMessages.has(entry.ref);
      case 'edit': {
        // not by its words: the gateway may have masked some of them
        const { messageSeq } = entry.frame;
        return this.#recalled.has(messageSeq) || (this.#edits.get(messageSeq) ?? 0) > (entry.after ?? 0);
      }
      case 'recall':
        return this.#recalled.has(entry.frame.messageSeq);
      case 'report':
        return this.#reported.has(entry.frame.messageSeq);
      case 'request-person':
        return this.closed || (this.control !== undefined && this.control.kind !== 'bot');
      case 'leave':
        return this.closed;
      case 'rate':
        return this.rated;
    }
  }

  view(outgoing: readonly Outgoing[]): Conversation {
    return {
      id: this.id,
      events: this.log.events,
      caughtUp: this.caughtUp,
      control: this.control,
      closed: this.closed,
      rated: this.rated,
      idleUntil: this.idleUntil,
      outgoing,
      typing: this.typing,
      queuePlace: this.queuePlace,
      problem: this.problem,
    };
  }
}
