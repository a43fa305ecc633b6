import type { LoggedEvent } from '../client/events';
import type { DeskFrameAssigned, DeskFrameOffered, HandOverBrief } from '../generated/desk-frame';

export const CUSTOMER = { kind: 'CUSTOMER' as const, id: 'c-1', displayName: '李娜' };
export const BOT = { kind: 'BOT' as const, id: 'bot', displayName: '小二机器人' };
export const AGENT = { kind: 'AGENT' as const, id: 'a-0', displayName: '陈晓' };

export const at = (seconds: number) => new Date(Date.UTC(2026, 10, 21, 4, 0, seconds)).toISOString();

type Entry = [eventType: string, data: unknown];

/** Events with the numbers from `first` on. */
export function events(first: number, ...entries: Entry[]): LoggedEvent[] {
  return entries.map(
    ([name, data], index) =>
      ({
        conversationId: 'conv-1',
        seq: first + index,
        id: `e-${first + index}`,
        eventType: `conversation.${name}.v1`,
        time: at(first + index),
        data,
      }) as LoggedEvent,
  );
}

export const says = (
  author: typeof CUSTOMER | typeof BOT | typeof AGENT,
  text: string,
  clientMessageId?: string,
): Entry => ['message-posted', { author, content: { kind: 'text', text }, clientMessageId }];
export const shows = (author: typeof CUSTOMER | typeof AGENT, content: unknown): Entry => [
  'message-posted',
  { author, content },
];
export const opened: Entry = ['conversation-opened', {}];
export const queued = (epoch: number): Entry => ['control-changed', { control: { kind: 'queue' }, epoch }];
export const served = (epoch: number): Entry => [
  'control-changed',
  { control: { kind: 'agent', agent: { id: 'a-0', displayName: '陈晓' } }, epoch },
];
export const receipt = (reader: typeof CUSTOMER | typeof AGENT, upTo: number): Entry => [
  'receipt-recorded',
  { reader, upTo },
];
export const rated = (stars: number, solved: boolean): Entry => ['conversation-rated', { stars, solved }];
export const closed: Entry = ['conversation-closed', { by: AGENT, reason: 'RESOLVED' }];

/** Asked the bot, asked for a person, got us: five events, epoch 2. */
export const BEGINNING = events(
  1,
  opened,
  says(CUSTOMER, '付款失败了'),
  says(BOT, '请稍等'),
  queued(1),
  served(2),
);

export const BRIEF: HandOverBrief = {
  reason: 'NEEDS_PERSON',
  problemClass: 'PAYMENTS',
  intent: 'payment-failed',
  language: 'zh',
  mood: 'UPSET',
  summary: '支付失败两次，担心重复扣款',
  slots: { orderId: '20261121000042', 'exchange.itemId': 'hidden' },
};

export const ASSIGNED: DeskFrameAssigned = {
  type: 'assigned',
  conversationId: 'conv-1',
  customer: { id: 'c-1', displayName: '李娜', tier: 'VIP' },
  problemClass: 'PAYMENTS',
  brief: BRIEF,
  assignedAt: at(5),
};

export const OFFER: DeskFrameOffered = {
  type: 'offer',
  offerId: 'offer-1',
  conversationId: 'conv-2',
  customer: { id: 'c-2', displayName: '王伟', tier: 'STANDARD' },
  problemClass: 'PRODUCTS',
  brief: null,
  arrivedAt: at(0),
  expiresAt: at(30),
  why: {
    skill: 'products',
    deadline: at(60),
    place: 1,
    waiting: 1,
    eligibleAgents: 1,
    agentLoad: 0,
    agentCapacity: 4,
  },
};
