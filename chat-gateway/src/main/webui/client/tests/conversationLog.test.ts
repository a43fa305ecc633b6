import { expect, it } from 'vitest';
import { ConversationLog } from '../src/conversationLog.js';
import { message } from '../../tests/events';
import { C } from './watching';

const take = (log: ConversationLog, seq: number) => log.take(message(C, seq, 'BOT')).map((event) => event.seq);

it('holds back what comes too early, and gives it with what was missing', () => {
  const log = new ConversationLog();
  expect([1, 3, 4].map((seq) => take(log, seq))).toEqual([[1], [], []]);
  expect(log.hasGap).toBe(true);
  expect(take(log, 2)).toEqual([2, 3, 4]);
  expect(log.events.map((event) => event.seq)).toEqual([1, 2, 3, 4]);
  expect(log.hasGap).toBe(false);
});

it('takes each event once, shown or held back', () => {
  const log = new ConversationLog();
  expect([1, 1, 3, 3, 2, 3, 1].map((seq) => take(log, seq))).toEqual([[1], [], [], [], [2, 3], [], []]);
});

it('shows a new array after each change, and the same one after none', () => {
  const log = new ConversationLog();
  take(log, 1);
  const before = log.events;
  take(log, 1);
  expect(log.events).toBe(before);
  take(log, 2);
  expect(before).toHaveLength(1);
  expect(log.events).not.toBe(before);
});

it('still misses what came too early when too much of that was held back', () => {
  const log = new ConversationLog();
  for (let seq = 2; seq <= 510; seq++) take(log, seq);
  take(log, 1);
  expect(log.lastSeq).toBe(501);
  expect(log.hasGap).toBe(true);
});
