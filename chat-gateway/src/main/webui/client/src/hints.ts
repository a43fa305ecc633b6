import type { Author, GatewayFrame, LoggedEvent } from './frames.js';
import type { Wire } from './wire.js';

export interface QueuePlace {
  /** 1 for the next. */
  readonly place: number;
  /** In seconds; absent where nobody can tell. */
  readonly estimatedWaitSeconds?: number;
}

export type Signal = Extract<GatewayFrame, { type: 'signal' }>['signal'];

/** How long the sign that somebody is writing is good. */
const TYPING_MILLIS = 5_000;

/** What is said of the moment and is not in the log: who is writing, and the place in line. What happens then puts an end to it. */
export class Hints {
  #typing: Author | undefined;
  #queuePlace: QueuePlace | undefined;
  #waits = false;
  #stopWaiting: (() => void) | undefined;

  constructor(private readonly wire: Pick<Wire, 'later' | 'changed'>) {}

  get typing(): Author | undefined {
    return this.#typing;
  }

  get queuePlace(): QueuePlace | undefined {
    return this.#queuePlace;
  }

  signalled(signal: Extract<Signal, { kind: 'typing' | 'queue-place' }>): void {
    if (signal.kind === 'typing') this.writes(signal.author);
    else if (this.#waits) {
      const { place, estimatedWaitSeconds } = signal;
      this.#queuePlace = estimatedWaitSeconds == null ? { place } : { place, estimatedWaitSeconds };
    }
  }

  happened(event: LoggedEvent): void {
    if (event.eventType === 'conversation.message-posted.v1') {
      if (event.data.author.kind !== 'CUSTOMER') this.forgetTyping();
    } else if (event.eventType === 'conversation.control-changed.v1') {
      this.#waits = event.data.control.kind === 'queue';
      this.forget();
    } else if (event.eventType === 'conversation.conversation-closed.v1') {
      this.forget();
    }
  }

  /** Nobody tells any more who has ceased to write. */
  stop(): void {
    this.forgetTyping();
  }

  private forget(): void {
    this.#queuePlace = undefined;
    this.forgetTyping();
  }

  private writes(author: Author): void {
    if (author.kind === 'CUSTOMER') return;
    this.forgetTyping();
    this.#typing = author;
    this.#stopWaiting = this.wire.later(TYPING_MILLIS, () => {
      this.forgetTyping();
      this.wire.changed();
    });
  }

  private forgetTyping(): void {
    this.#stopWaiting?.();
    this.#stopWaiting = undefined;
    this.#typing = undefined;
  }
}
