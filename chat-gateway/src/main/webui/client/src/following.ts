import { type Conversation, ConversationState } from './conversation.js';
import { type FrameOf, RESUMED_CONVERSATIONS } from './frames.js';
import { conversationOf, isPending, type Outgoing, pendingConversation } from './outbox.js';
import type { Wire } from './wire.js';

/** A conversation that was begun a moment ago may not be in the log yet: so often and so long the gateway is asked for it. */
const LOOK_AGAIN_MILLIS = 4_000;
const APPEARS_WITHIN_MILLIS = 60_000;
/** How the gateway says that there is no such conversation. */
export const UNKNOWN = 'unknown-conversation';

/** The conversations of this client, and which of them the gateway is to bring on each connection. */
export class Following {
  readonly #conversations = new Map<string, ConversationState>();
  /** What is looked at, the latest last. */
  #watched: readonly string[] = [];
  /** What this connection brings. */
  #subscribed = new Set<string>();

  /** @param asked the conversations in which something is asked for */
  constructor(
    private readonly wire: Pick<Wire, 'start' | 'send' | 'restart' | 'helloAgain' | 'now' | 'later' | 'changed'>,
    private readonly asked: () => readonly string[],
  ) {}

  /** A conversation, as far as it is known here. */
  of(conversationId: string): ConversationState {
    let conversation = this.#conversations.get(conversationId);
    if (!conversation) {
      conversation = new ConversationState(conversationId, this.wire);
      this.#conversations.set(conversationId, conversation);
    }
    return conversation;
  }

  /** Whether it was ever heard of. */
  knows(conversationId: string): boolean {
    return this.#conversations.has(conversationId);
  }

  lastSeq(conversationId: string): number {
    return this.#conversations.get(conversationId)?.log.lastSeq ?? 0;
  }

  /** Whether the log shows what was asked for. */
  shows(entry: Outgoing): boolean {
    return this.#conversations.get(conversationOf(entry.frame))?.standing.shows(entry) ?? false;
  }

  /** Whether the gateway does not know it yet and is asked again. */
  isSought(conversationId: string): boolean {
    return this.#conversations.get(conversationId)?.soughtSince !== undefined;
  }

  /** Whether something can be sent there. */
  isThere(conversationId: string): boolean {
    return !isPending(conversationId) && !this.isSought(conversationId);
  }

  watch(conversationId: string): void {
    this.#watched = [...this.#watched.filter((id) => id !== conversationId), conversationId];
    this.of(conversationId);
    if (!isPending(conversationId)) this.wire.start();
    this.subscribeMissing();
  }

  unwatch(conversationId: string): void {
    this.#watched = this.#watched.filter((id) => id !== conversationId);
  }

  /** What a new connection is to bring, from which number on. */
  resume(): FrameOf<'hello'>['resume'] {
    const wanted = this.wanted();
    this.#subscribed = new Set(wanted);
    return wanted.map((id) => ({ conversationId: id, lastSeq: this.of(id).log.lastSeq }));
  }

  /** The last connection may have lost what it was told of receipts. */
  connected(): void {
    for (const conversation of this.#conversations.values()) conversation.receipts.connected();
  }

  /** Only another hello brings what is watched since the last one. */
  subscribeMissing(): void {
    this.subscribe(this.#watched);
  }

  disconnected(): void {
    this.#subscribed = new Set();
    for (const conversation of this.#conversations.values()) conversation.disconnected();
  }

  /** On another device of the customer: its events follow unasked. */
  began(conversationId: string): void {
    this.#subscribed.add(conversationId);
    this.of(conversationId);
  }

  /** A request began a conversation: it takes the place of the pending one. */
  opened(requestId: string, conversationId: string): void {
    const pending = pendingConversation(requestId);
    this.#watched = this.#watched.map((id) => (id === pending ? conversationId : id));
    this.#conversations.delete(pending);
    this.#subscribed.add(conversationId);
    this.of(conversationId).caughtUp = true;
  }

  /** The gateway has sent everything up to a number; returns whether that has come. */
  resumed(conversationId: string, lastSeq: number): boolean {
    this.#subscribed.add(conversationId);
    return this.of(conversationId).resumed(lastSeq);
  }

  /** The gateway would not show a conversation; one that it does not know is asked for again for a while. */
  notShown(conversationId: string, code: string): void {
    const conversation = this.of(conversationId);
    const now = this.wire.now();
    if (code === UNKNOWN && now - (conversation.soughtSince ?? now) < APPEARS_WITHIN_MILLIS) {
      conversation.soughtSince ??= now;
      this.#subscribed.delete(conversationId);
      this.wire.later(LOOK_AGAIN_MILLIS, () => this.subscribe([conversationId]));
    } else {
      conversation.soughtSince = undefined;
      conversation.problem = code;
    }
  }

  /** @param outgoing what was asked for in any of them */
  views(outgoing: readonly Outgoing[]): ReadonlyMap<string, Conversation> {
    const view = (conversation: ConversationState) =>
      conversation.view(outgoing.filter((entry) => conversationOf(entry.frame) === conversation.id));
    return new Map([...this.#conversations].map(([id, conversation]) => [id, view(conversation)]));
  }

  stop(): void {
    for (const conversation of this.#conversations.values()) conversation.stop();
  }

  /** As many as one hello may name: rather what was watched last, then the rest of what is watched, then where something is asked. */
  private wanted(): readonly string[] {
    const others = this.asked().filter((id) => !this.#watched.includes(id));
    return [...new Set([...others, ...this.#watched])].filter((id) => !isPending(id)).slice(-RESUMED_CONVERSATIONS);
  }

  private subscribe(conversationIds: readonly string[]): void {
    const wanted = this.wanted();
    if (conversationIds.some((id) => wanted.includes(id) && !this.#subscribed.has(id))) this.wire.helloAgain();
  }
}
