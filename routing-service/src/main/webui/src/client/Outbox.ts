import type { AgentFrame } from '../generated/agent-frame';
import type { DeskFrame } from '../generated/desk-frame';
import { isMessage } from './events';

/** The desk's code for "not now": the frame was right, and may be sent again. */
export const UNAVAILABLE = 'unavailable';

type Waiting = { frame: AgentFrame; sentAt: number };

/**
 * What was asked of the desk and not yet answered, in the order in which it was asked. A message also
 * counts as answered when it turns up in the conversation's log, for the answer itself may have been lost.
 */
export class Outbox {
  private readonly waiting = new Map<string, Waiting>();

  add(ref: string, frame: AgentFrame, now: number): void {
    this.waiting.set(ref, { frame, sentAt: now });
  }

  /** Takes note of an answer. */
  settle(frame: DeskFrame): void {
    switch (frame.type) {
      case 'accepted':
        this.waiting.delete(frame.ref);
        break;
      case 'refused':
        // What could not be made durable is asked again.
        if (frame.ref && frame.code !== UNAVAILABLE) {
          this.waiting.delete(frame.ref);
        }
        break;
      case 'offer-gone':
        this.waiting.delete(frame.offerId);
        break;
      case 'released':
        this.forget((asked) => asked.type === 'resolve' && asked.conversationId === frame.conversationId);
        break;
      case 'event':
        if (isMessage(frame.event) && frame.event.data.clientMessageId) {
          this.waiting.delete(frame.event.data.clientMessageId);
        }
        break;
      case 'welcome': {
        // An offer that the desk no longer has is not asked for again.
        const offered = new Set(frame.offers.map((offer) => offer.offerId));
        this.forget(
          (asked) =>
            (asked.type === 'accept-offer' || asked.type === 'decline-offer') && !offered.has(asked.offerId),
        );
        break;
      }
      default:
        break;
    }
  }

  forget(matches: (frame: AgentFrame) => boolean): void {
    for (const [ref, { frame }] of this.waiting) {
      if (matches(frame)) {
        this.waiting.delete(ref);
      }
    }
  }

  /** Everything unanswered, to be asked again on a new socket. */
  takeAll(now: number): AgentFrame[] {
    return this.takeOverdue(now, Number.NEGATIVE_INFINITY);
  }

  /** What has waited `millis` or longer for its answer. */
  takeOverdue(now: number, millis: number): AgentFrame[] {
    const overdue = [...this.waiting.values()].filter((entry) => now - entry.sentAt >= millis);
    overdue.forEach((entry) => (entry.sentAt = now));
    return overdue.map((entry) => entry.frame);
  }
}
