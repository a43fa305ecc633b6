import type { Asking } from './asking.js';
import type { CallListener } from './call/listener.js';
import type { ConnectionState } from './connection.js';
import type { Deeds } from './deeds.js';
import type { Following } from './following.js';
import type { Customer, GatewayFrame, LoggedEvent } from './frames.js';
import type { Signal } from './hints.js';
import type { Sender } from './sender.js';
import type { Offer, Snapshots } from './snapshots.js';

/** Words of a call that came too early or too late: they are said again, or not needed. */
const NOT_SAID = 'no-call';

/** Who is told of what the gateway says. */
interface Parts {
  readonly following: Following;
  readonly asking: Asking;
  readonly sender: Sender;
  readonly deeds: Deeds;
  readonly snapshots: Snapshots;
}

/** What comes from the gateway, frame by frame, and what becomes of it. */
export class Hearing {
  readonly #callListeners = new Set<CallListener>();
  #customer: Customer | undefined;
  #offer: Offer | undefined;

  constructor(private readonly parts: Parts) {}

  /** Who the gateway says is there. */
  get customer(): Customer | undefined {
    return this.#customer;
  }

  /** Help that the shop offers unasked. */
  get offer(): Offer | undefined {
    return this.#offer;
  }

  /** Takes the offer away, to accept or to dismiss it. */
  takeOffer(): Offer | undefined {
    const offer = this.#offer;
    this.#offer = undefined;
    return offer;
  }

  /** Tells of calls what is not in the log; returns how to stop. */
  onCall(listener: CallListener): () => void {
    this.#callListeners.add(listener);
    return () => this.#callListeners.delete(listener);
  }

  connectionChanged(state: ConnectionState): void {
    const { following, sender, snapshots } = this.parts;
    if (state.kind !== 'online') {
      sender.disconnected();
      following.disconnected();
    }
    snapshots.publish();
  }

  welcomed(customer: Customer): void {
    const { following, sender, deeds } = this.parts;
    this.#customer = customer;
    following.connected();
    sender.flush();
    deeds.tell();
    this.#callListeners.forEach((listener) => listener.online());
    following.subscribeMissing();
  }

  received(frame: GatewayFrame): void {
    const { following, asking, snapshots } = this.parts;
    switch (frame.type) {
      case 'event':
        this.happened(frame.event);
        return;
      case 'opened':
        following.opened(frame.requestId, frame.conversationId);
        asking.hasOpened(frame.requestId, frame.conversationId);
        break;
      case 'began':
        following.began(frame.conversationId);
        break;
      case 'offered':
        this.#offer = frame;
        break;
      case 'accepted':
        asking.accepted(frame.ref);
        break;
      case 'resumed':
        if (following.resumed(frame.conversationId, frame.lastSeq)) asking.confirm(frame.conversationId);
        break;
      case 'signal':
        this.signalled(frame.conversationId, frame.signal);
        break;
      case 'refused':
        this.refused(frame.ref ?? undefined, frame.code, frame.retryAfterMillis ?? undefined);
        break;
      case 'welcome':
      case 'refreshed':
      case 'pong':
        return;
    }
    snapshots.publish();
  }

  private happened(event: LoggedEvent): void {
    const { following, asking, snapshots } = this.parts;
    const conversation = following.of(event.conversationId);
    if (!conversation.happened(event)) return;
    asking.happened();
    if (conversation.caughtUp) snapshots.publish();
    else snapshots.publishSoon();
  }

  private signalled(conversationId: string, signal: Signal): void {
    switch (signal.kind) {
      case 'typing':
      case 'queue-place':
        this.parts.following.of(conversationId).hints.signalled(signal);
        return;
      case 'call':
        this.#callListeners.forEach((listener) => listener.heard(conversationId, signal.callId, signal.words));
        return;
      case 'command-refused':
        this.refused(signal.clientMessageId ?? undefined, signal.code);
    }
  }

  /** @param ref of what was asked for, or the conversation that was to be shown, or a call */
  private refused(ref: string | undefined, code: string, retryAfterMillis?: number): void {
    const { following, asking, sender } = this.parts;
    if (ref === undefined || asking.refused(ref, code, retryAfterMillis)) return;
    if (following.knows(ref)) {
      following.notShown(ref, code);
      sender.flush();
    } else if (code !== NOT_SAID) this.#callListeners.forEach((listener) => listener.refused(ref));
  }
}
