import { expect, it } from 'vitest';
import type { Conversation, LoggedEvent, Outgoing } from '@xiaoer/customer-client';
import { lastOfShop, suggestions, timeline } from '../../src/conversation/timeline';
import { closed, control, message, opened, receipt } from '../events';

const C = 'conversation-1';
const AGENT = { kind: 'agent', agent: { id: 'a-1', displayName: '陈晓' } } as const;
const person = (seq: number): LoggedEvent => ({
  ...opened(C, seq),
  eventType: 'conversation.person-requested.v1',
  data: {},
});

function of(events: LoggedEvent[], rest: Partial<Conversation> = {}): Conversation {
  return {
    id: C,
    events,
    caughtUp: true,
    control: { kind: 'bot' },
    closed: false,
    rated: false,
    idleUntil: undefined,
    outgoing: [],
    typing: undefined,
    queuePlace: undefined,
    problem: undefined,
    ...rest,
  };
}

const outgoing = (ref: string, state: Outgoing['state'], at: number): Outgoing => ({
  ref,
  state,
  at,
  frame: { type: 'post', conversationId: C, clientMessageId: ref, text: ref },
});

const notices = (events: LoggedEvent[]) => timeline(of(events)).flatMap((item) => (item.kind === 'notice' ? [item.notice.kind] : []));
const states = (conversation: Conversation) =>
  timeline(conversation).flatMap((item) => (item.kind === 'message' && item.mine ? [item.state] : []));

it("takes the customer's words for displayed up to the other side's receipt or answer", () => {
  const mine = [message(C, 1, 'CUSTOMER'), message(C, 2, 'CUSTOMER'), message(C, 3, 'CUSTOMER')];
  expect(states(of(mine))).toEqual(['accepted', 'accepted', 'accepted']);
  expect(states(of([...mine, receipt(C, 4, 'CUSTOMER', 3)]))).toEqual(['accepted', 'accepted', 'accepted']);
  expect(states(of([...mine, receipt(C, 4, 'AGENT', 2)]))).toEqual(['displayed', 'displayed', 'accepted']);
  expect(states(of([...mine, message(C, 4, 'BOT')]))).toEqual(['displayed', 'displayed', 'displayed']);
  expect(states(of([...mine, message(C, 4, 'SYSTEM')]))).toEqual(['accepted', 'accepted', 'accepted']);
});

it('puts what is on its way after the log, under the key that it will have there', () => {
  const at = Date.parse('2026-11-21T04:00:10Z');
  const before = timeline(of([message(C, 1, 'BOT')], { outgoing: [outgoing('x', 'sending', at), outgoing('y', 'refused', at)] }));
  expect(before.flatMap((item) => (item.kind === 'message' ? [[item.key, item.state]] : []))).toEqual([
    ['e1', 'received'],
    ['mx', 'sending'],
    ['my', 'refused'],
  ]);
  const after = timeline(of([message(C, 1, 'BOT'), message(C, 2, 'CUSTOMER', 'x', 'x')]));
  expect(after.at(-1)?.key).toBe('mx');
});

it('tells what happened between the messages', () => {
  const bot = control(C, 2, { kind: 'bot' }, 1);
  expect(notices([opened(C), bot])).toEqual([]);
  expect(notices([opened(C, 1, 'ORDER'), bot])).toEqual(['about']);
  expect(notices([opened(C), bot, person(3), control(C, 4, { kind: 'queue' })])).toEqual(['asked']);
  expect(notices([opened(C), bot, control(C, 3, { kind: 'queue' })])).toEqual(['handedOver']);
  expect(notices([bot, control(C, 3, AGENT), control(C, 4, { kind: 'queue' }), control(C, 5, AGENT)])).toEqual([
    'agent',
    'returned',
    'agent',
  ]);
  expect(notices([bot, closed(C, 3, 'CUSTOMER'), control(C, 4, { kind: 'nobody' })])).toEqual(['closedCustomer']);
  expect(notices([bot, closed(C, 3, 'AGENT')])).toEqual(['closedAgent']);
  expect(notices([bot, closed(C, 3, 'BOT')])).toEqual(['closedBot']);
});

it('shows the time first and after a pause, and lets close messages of one author stand together', () => {
  const later = { ...message(C, 3, 'BOT'), time: '2026-11-21T04:20:00Z' };
  const items = timeline(of([message(C, 1, 'BOT'), message(C, 2, 'BOT'), later]));
  expect(items.map((item) => item.kind)).toEqual(['time', 'message', 'message', 'time', 'message']);
  expect(items.flatMap((item) => (item.kind === 'message' ? [item.follows] : []))).toEqual([false, true, false]);
});

it("suggests what the shop's last words suggest, until the customer speaks or nobody listens", () => {
  const options = [{ label: '查快递', text: '我的快递到哪了' }];
  const asked = message(C, 1, 'BOT', { kind: 'quick-replies', text: '?', options });
  expect(suggestions(of([asked]))).toEqual(options);
  expect(suggestions(of([asked, message(C, 2, 'BOT')]))).toEqual(options);
  expect(suggestions(of([asked, message(C, 2, 'CUSTOMER')]))).toEqual([]);
  expect(suggestions(of([asked], { outgoing: [outgoing('x', 'sending', 0)] }))).toEqual([]);
  expect(suggestions(of([asked], { control: { kind: 'queue' } }))).toEqual([]);
  expect(suggestions(of([asked], { control: { kind: 'agent', agent: { id: 'a-1', displayName: '陈晓' } } }))).toEqual([]);
  expect(suggestions(of([asked], { closed: true }))).toEqual([]);
});

it('gives receipts only for what the shop said', () => {
  expect(lastOfShop([])).toBe(0);
  expect(lastOfShop([message(C, 1, 'BOT'), message(C, 2, 'CUSTOMER'), receipt(C, 3, 'CUSTOMER', 1)])).toBe(1);
});
