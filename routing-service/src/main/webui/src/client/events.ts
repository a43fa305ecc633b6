import type {
  Author,
  ContentOrderCard,
  ContentProductCard,
  ContentQuickReplies,
  ContentText,
  LoggedEvent,
} from '../generated/logged-event';
import type { HandOverBrief } from '../generated/desk-frame';

export type { Author, ContentOrderCard, ContentProductCard, HandOverBrief, LoggedEvent };
export type Content = ContentText | ContentQuickReplies | ContentOrderCard | ContentProductCard;

/** One event type of the conversation log, told by its name. Names that we do not know are skipped. */
export type EventOf<Type extends LoggedEvent['eventType']> = Extract<LoggedEvent, { eventType: Type }>;
export type MessagePosted = EventOf<'conversation.message-posted.v1'>;

export function isMessage(event: LoggedEvent): event is MessagePosted {
  return event.eventType === 'conversation.message-posted.v1';
}

/** The words of a message, in one line, for lists. */
export function lineOf(content: Content): string {
  switch (content.kind) {
    case 'text':
    case 'quick-replies':
      return content.text;
    case 'order-card':
    case 'product-card':
      return content.title;
  }
}
