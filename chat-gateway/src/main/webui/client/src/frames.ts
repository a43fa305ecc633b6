import type { CustomerFrame, CustomerFrameOpen } from './generated/customer-frame.js';
import type { Author, GatewayFrame, GatewayFrameHappened } from './generated/gateway-frame.js';

export type { CustomerFrame } from './generated/customer-frame.js';
export type {
  Author,
  ContentFile,
  ContentForm,
  ContentFormAnswer,
  ContentImage,
  ContentLink,
  ContentOrderCard,
  ContentProductCard,
  ContentQuickReplies,
  ContentText,
  ContentVideo,
  ContentVoice,
  Customer,
  GatewayFrame,
  Medium,
} from './generated/gateway-frame.js';

export type LoggedEvent = GatewayFrameHappened['event'];
export type EventType = LoggedEvent['eventType'];
export type EventOf<T extends EventType> = Extract<LoggedEvent, { eventType: T }>;
export type MessagePosted = EventOf<'conversation.message-posted.v1'>;
export type Content = MessagePosted['data']['content'];
export type Control = EventOf<'conversation.control-changed.v1'>['data']['control'];
export type Entrance = CustomerFrameOpen['entrance'];
export type FrameOf<T extends CustomerFrame['type']> = Extract<CustomerFrame, { type: T }>;

/** How far a message has come to somebody; each includes those before it. */
export type Reach = FrameOf<'receipt'>['kind'];
export const REACHES = ['DELIVERED', 'DISPLAYED', 'READ'] as const satisfies readonly Reach[];
/** On what an app runs; its id is drawn once per installation and kept. */
export type Device = NonNullable<FrameOf<'hello'>['device']>;

/** Longest message, in UTF-16 units (`Limits.TEXT_CHARS` of the contracts). */
export const TEXT_CHARS = 4_000;
/** Longest comment of a rating (`Limits.SUMMARY_CHARS`). */
export const COMMENT_CHARS = 2_000;
/** Most conversations that one hello may resume (`Limits.RESUMED_CONVERSATIONS`). */
export const RESUMED_CONVERSATIONS = 20;

/** Whether an author speaks for the shop: only such messages are answers, unread, worth a receipt. */
export function speaksForShop(author: Author): boolean {
  return author.kind === 'BOT' || author.kind === 'AGENT';
}

/** A frame from the wire, or `undefined` if it is none: a page must survive a newer gateway. */
export function readFrame(text: string): GatewayFrame | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
      ? (value as GatewayFrame)
      : undefined;
  } catch {
    return undefined;
  }
}
