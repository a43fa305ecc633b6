import type { Author, Content, Control, EventOf, LoggedEvent } from '@xiaoer/customer-client';

const START = Date.parse('2026-11-21T04:00:00Z');

export const authors: Record<Author['kind'], Author> = {
  CUSTOMER: { kind: 'CUSTOMER', id: 'c-1', displayName: '李娜' },
  BOT: { kind: 'BOT', id: 'xiaoer', displayName: '小二' },
  AGENT: { kind: 'AGENT', id: 'a-1', displayName: '陈晓' },
  SYSTEM: { kind: 'SYSTEM', id: 'chat-gateway', displayName: 'Xiaoer' },
};

export function logged<T extends LoggedEvent['eventType']>(
  conversationId: string,
  seq: number,
  eventType: T,
  data: EventOf<T>['data'],
): EventOf<T> {
  const time = new Date(START + seq * 1_000).toISOString();
  return { conversationId, seq, id: `event-${seq}`, eventType, time, data } as EventOf<T>;
}

export function opened(conversationId: string, seq = 1, kind: 'HELP_CENTRE' | 'ORDER' = 'HELP_CENTRE') {
  return logged(conversationId, seq, 'conversation.conversation-opened.v1', {
    shopId: 'yunxi',
    customer: { id: 'c-1', displayName: '李娜', tier: 'STANDARD' },
    entrance: kind === 'ORDER' ? { kind, reference: '20261118000123' } : { kind },
    locale: 'zh-CN',
  });
}

export function message(conversationId: string, seq: number, kind: Author['kind'], what: string | Content = `m${seq}`, ref?: string) {
  const content: Content = typeof what === 'string' ? { kind: 'text', text: what } : what;
  return logged(conversationId, seq, 'conversation.message-posted.v1', {
    author: authors[kind],
    content,
    ...(ref === undefined ? {} : { clientMessageId: ref }),
  });
}

export function control(conversationId: string, seq: number, to: Control, epoch = 2) {
  return logged(conversationId, seq, 'conversation.control-changed.v1', { control: to, epoch });
}

export function receipt(conversationId: string, seq: number, kind: Author['kind'], upTo: number) {
  return logged(conversationId, seq, 'conversation.receipt-recorded.v1', { reader: authors[kind], upTo });
}

export function closed(conversationId: string, seq: number, by: Author['kind'] = 'CUSTOMER') {
  return logged(conversationId, seq, 'conversation.conversation-closed.v1', { by: authors[by], reason: 'RESOLVED' });
}

export function rated(conversationId: string, seq: number, stars = 5) {
  return logged(conversationId, seq, 'conversation.conversation-rated.v1', { stars, solved: true });
}
