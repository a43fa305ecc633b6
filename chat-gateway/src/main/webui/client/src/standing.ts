import type { Control, LoggedEvent } from './frames.js';
import type { Outgoing } from './outbox.js';

/** How a conversation stands by its log: who has it, whether it is over, and what of the customer's wishes has come true. */
export class Standing {
  #control: Control | undefined;
  #closed = false;
  #rated = false;
  #idleUntil: number | undefined;
  /** `clientMessageId`s of the customer's own messages. */
  readonly #said = new Set<string>();
  /** The number of the last edit of a message, by the message's number. */
  readonly #edits = new Map<number, number>();
  readonly #recalled = new Set<number>();
  readonly #reported = new Set<number>();

  get control(): Control | undefined {
    return this.#control;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Once for good: a conversation that goes on and ends again is not rated again. */
  get rated(): boolean {
    return this.#rated;
  }

  /** When it ends unless somebody acts, in milliseconds since 1970; whatever anybody does makes a warning void (`Life` of the gateway). */
  get idleUntil(): number | undefined {
    return this.#idleUntil;
  }

  happened(event: LoggedEvent): void {
    switch (event.eventType) {
      case 'conversation.message-posted.v1':
        if (event.data.author.kind === 'CUSTOMER' && event.data.clientMessageId) this.#said.add(event.data.clientMessageId);
        this.#idleUntil = undefined;
        break;
      case 'conversation.control-changed.v1':
        this.#control = event.data.control;
        this.#idleUntil = undefined;
        break;
      case 'conversation.conversation-closed.v1':
        this.#closed = true;
        this.#idleUntil = undefined;
        break;
      case 'conversation.conversation-reopened.v1':
        this.#closed = false;
        break;
      case 'conversation.idle-warned.v1':
        this.#idleUntil = Date.parse(event.data.closesAt);
        break;
      case 'conversation.message-edited.v1':
        this.#edits.set(event.data.messageSeq, event.seq);
        this.#idleUntil = undefined;
        break;
      case 'conversation.message-recalled.v1':
        this.#recalled.add(event.data.messageSeq);
        break;
      case 'conversation.message-reported.v1':
        this.#reported.add(event.data.messageSeq);
        break;
      case 'conversation.conversation-rated.v1':
        this.#rated = true;
        break;
      case 'conversation.person-requested.v1':
      case 'conversation.call-requested.v1':
      case 'conversation.call-accepted.v1':
      case 'conversation.call-ended.v1':
        this.#idleUntil = undefined;
        break;
      case 'conversation.conversation-opened.v1':
      case 'conversation.hand-over-briefed.v1':
      case 'conversation.message-understood.v1':
      case 'conversation.receipt-recorded.v1':
      case 'conversation.link-previewed.v1':
      case 'conversation.voice-transcribed.v1':
      case 'conversation.message-flagged.v1':
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
        return this.#said.has(entry.ref);
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
        return this.#closed || (this.#control !== undefined && this.#control.kind !== 'bot');
      case 'leave':
        return this.#closed;
      case 'rate':
        return this.#rated;
    }
  }
}
