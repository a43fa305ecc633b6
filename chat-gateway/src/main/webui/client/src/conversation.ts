import { ConversationLog } from './conversationLog.js';
import type { Author, Control, LoggedEvent } from './frames.js';
import type { Outgoing } from './outbox.js';

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
  caughtUp = false;
  typing: Author | undefined;
  queuePlace: QueuePlace | undefined;
  problem: string | undefined;
  /** Since when it is looked for (milliseconds since 1970), while the gateway does not know it yet. */
  soughtSince: number | undefined;
  /** Up to which number the page has displayed, as wanted, as told on this connection, and as the log has it. */
  displayed = { wanted: 0, told: 0, recorded: 0 };
  stopTyping: (() => void) | undefined;
  gapTimer: (() => void) | undefined;

  constructor(readonly id: string) {}

  /** Follows the log from one number on. */
  follow(fromSeq: number): void {
    for (const event of this.log.events.slice(fromSeq - 1)) this.apply(event);
  }

  private apply(event: LoggedEvent): void {
    switch (event.eventType) {
      case 'conversation.message-posted.v1':
        if (event.data.author.kind === 'CUSTOMER') {
          if (event.data.clientMessageId) this.ownMessages.add(event.data.clientMessageId);
        } else {
          this.typing = undefined;
        }
        break;
      case 'conversation.control-changed.v1':
        this.control = event.data.control;
        this.queuePlace = undefined;
        this.typing = undefined;
        break;
      case 'conversation.receipt-recorded.v1':
        if (event.data.reader.kind === 'CUSTOMER') {
          this.displayed.recorded = Math.max(this.displayed.recorded, event.data.upTo);
        }
        break;
      case 'conversation.conversation-closed.v1':
        this.closed = true;
        this.typing = undefined;
        this.queuePlace = undefined;
        break;
      case 'conversation.conversation-rated.v1':
        this.rated = true;
        break;
      case 'conversation.conversation-opened.v1':
      case 'conversation.person-requested.v1':
      case 'conversation.hand-over-briefed.v1':
      case 'conversation.message-understood.v1':
        break;
    }
  }

  /** Whether what a frame asked for has happened. */
  shows(entry: Outgoing): boolean {
    switch (entry.frame.type) {
      case 'open':
        return false;
      case 'post':
        return this.ownMessages.has(entry.ref);
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
      outgoing,
      typing: this.typing,
      queuePlace: this.queuePlace,
      problem: this.problem,
    };
  }
}
