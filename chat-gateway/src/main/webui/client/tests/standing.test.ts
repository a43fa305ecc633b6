import { beforeEach, describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../src/frames.js';
import type { AskingFrame, Outgoing } from '../src/outbox.js';
import { Standing } from '../src/standing.js';
import { authors, closed, control, logged, message, rated, receipt } from '../../tests/events';
import { C } from './watching';

let standing: Standing;

beforeEach(() => {
  standing = new Standing();
});

describe('what the customer asked for has come true', () => {
  const of = { conversationId: C, requestId: 'r-1' };
  const own = authors.CUSTOMER;

  const edit = { type: 'edit', ...of, messageSeq: 3, text: 'b' } as const;
  const masked = { kind: 'text', text: '*' } as const;

  it.each<{ frame: AskingFrame; event: LoggedEvent }>([
    { frame: { type: 'post', conversationId: C, clientMessageId: 'r-1', text: 'a' }, event: message(C, 8, 'CUSTOMER', 'a', 'r-1') },
    { frame: edit, event: logged(C, 8, 'conversation.message-edited.v1', { author: own, messageSeq: 3, content: masked }) },
    { frame: edit, event: logged(C, 8, 'conversation.message-recalled.v1', { author: own, messageSeq: 3 }) },
    {
      frame: { type: 'recall', ...of, messageSeq: 3 },
      event: logged(C, 8, 'conversation.message-recalled.v1', { author: own, messageSeq: 3 }),
    },
    {
      frame: { type: 'report', ...of, messageSeq: 3, reason: 'FRAUD' },
      event: logged(C, 8, 'conversation.message-reported.v1', { messageSeq: 3, by: own, reason: 'FRAUD' }),
    },
    { frame: { type: 'request-person', ...of }, event: control(C, 8, { kind: 'queue' }) },
    { frame: { type: 'request-person', ...of }, event: closed(C, 8) },
    { frame: { type: 'leave', ...of, solved: true }, event: closed(C, 8) },
    { frame: { type: 'rate', ...of, stars: 5, solved: true }, event: rated(C, 8) },
  ])('$frame.type, by $event.eventType', ({ frame, event }) => {
    const entry: Outgoing = { ref: 'r-1', frame, state: 'accepted', at: 0, after: 7 };
    standing.happened(control(C, 1, { kind: 'bot' }));
    standing.happened(message(C, 3, 'CUSTOMER', 'said before', 'r-0'));
    expect(standing.shows(entry)).toBe(false);
    standing.happened(event);
    expect(standing.shows(entry)).toBe(true);
  });

  it('not by an edit that was there before it was asked for', () => {
    standing.happened(logged(C, 7, 'conversation.message-edited.v1', { author: own, messageSeq: 3, content: { kind: 'text', text: 'b' } }));
    expect(standing.shows({ ref: 'r-1', frame: edit, state: 'accepted', at: 0, after: 7 })).toBe(false);
  });
});

const reopened = logged(C, 3, 'conversation.conversation-reopened.v1', {
  shopId: 'yunxi',
  customer: { id: 'c-1', displayName: '李娜', tier: 'STANDARD' },
  entrance: { kind: 'HELP_CENTRE' },
  locale: 'zh-CN',
});

describe('a warning that a silent conversation ends', () => {
  const warned = logged(C, 1, 'conversation.idle-warned.v1', { closesAt: '2026-11-21T04:15:00Z' });
  const edited = logged(C, 2, 'conversation.message-edited.v1', {
    author: authors.AGENT,
    messageSeq: 1,
    content: { kind: 'text', text: 'b' },
  });

  it.each([
    ['the customer speaks', message(C, 2, 'CUSTOMER')],
    ['the shop speaks', message(C, 2, 'AGENT')],
    ['words are changed', edited],
    ['he asks for a person', logged(C, 2, 'conversation.person-requested.v1', {})],
    ['somebody else has it', control(C, 2, { kind: 'queue' })],
    ['it ends', closed(C, 2)],
  ])('is void when %s', (_, event) => {
    standing.happened(warned);
    expect(standing.idleUntil).toBe(Date.parse('2026-11-21T04:15:00Z'));
    standing.happened(event);
    expect(standing.idleUntil).toBeUndefined();
  });

  it.each([
    ['it is read', receipt(C, 2, 'CUSTOMER', 1)],
    ['words are taken back', logged(C, 2, 'conversation.message-recalled.v1', { author: authors.CUSTOMER, messageSeq: 1 })],
  ])('stands when %s', (_, event) => {
    standing.happened(warned);
    standing.happened(event);
    expect(standing.idleUntil).toBe(Date.parse('2026-11-21T04:15:00Z'));
  });
});

it('stays rated when the conversation goes on and ends again', () => {
  for (const event of [closed(C, 1), rated(C, 2), reopened, closed(C, 4)]) standing.happened(event);
  expect(standing.closed).toBe(true);
  expect(standing.rated).toBe(true);
});
