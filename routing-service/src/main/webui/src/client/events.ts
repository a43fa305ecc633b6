import type { Author, ContentOrderCard, ContentProductCard, LoggedEvent } from '../generated/logged-event';
import type { HandOverBrief } from '../generated/desk-frame';

export type { Author, ContentOrderCard, ContentProductCard, HandOverBrief, LoggedEvent };
/** One event type of the conversation log, told by its name. Names that we do not know are skipped. */
export type EventOf<Type extends LoggedEvent['eventType']> = Extract<LoggedEvent, { eventType: Type }>;
export type MessagePosted = EventOf<'conversation.message-posted.v1'>;
export type Content = MessagePosted['data']['content'];

export function isMessage(event: LoggedEvent): event is MessagePosted {
  return event.eventType === 'conversation.message-posted.v1';
}

/** The words of a message, in one line, for lists; a sign that needs no translation for what is more than words. */
export function lineOf(content: Content): string {
  switch (content.kind) {
    case 'text':
    case 'quick-replies':
      return content.text;
    case 'order-card':
    case 'product-card':
      return content.title;
    case 'image':
      return `🖼 ${content.caption ?? ''}`.trim();
    case 'voice':
      return '🎤';
    case 'video':
      return `🎬 ${content.caption ?? ''}`.trim();
    case 'file':
      return `📎 ${content.caption ?? content.medium.name}`;
    case 'link':
      return content.text ?? content.url;
    case 'form':
      return `📝 ${content.title}`;
    case 'form-answer':
      return `📝 ${content.values.map(({ label, value }) => `${label}: ${value}`).join(' / ')}`;
    case 'other':
      return '…';
  }
}
