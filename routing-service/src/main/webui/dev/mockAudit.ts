import type { Audit, Break, Evidence } from '../src/rest/audit';
import type { Blocks } from '../src/rest/services';
import { ago } from './mockData';

const row = (entrance: string, accepted: number, displayed: number, failed: number) => ({
  shopId: 'yunxi',
  entrance,
  accepted,
  displayed,
  waiting: accepted - displayed - failed,
  failed,
  repeated: 3,
  difference: 0,
});

export const audit = (): Audit => ({
  equation: [
    row('HELP_CENTRE', 4_210, 4_102, 21),
    { ...row('ORDER', 18_422, 18_127, 64), waiting: 230, difference: 1 },
    row('PRODUCT', 7_301, 7_260, 12),
  ],
  openBreaks: 1,
  closedSecondsAgo: 1,
  partitions: 6,
  at: ago(0),
});

const CONVERSATION = '7d0c0b5e-5f2f-8a41-9a3e-0d4d5a7b7e11';

const broken = (kind: string, seq: number, minutes: number): Break => ({
  id: `yunxi:${minutes}:${kind}`,
  kind,
  entrance: 'ORDER',
  conversationId: CONVERSATION,
  seq,
  topic: seq ? 'conversation-events' : 'conversation-commands',
  partition: 2,
  offset: 10_771,
  commandId: '0b2f4f0e-41f2-8b6a-8f20-3f8f1a0f6f5e',
  expected: seq ? '5d41…' : null,
  found: seq ? '9b71…' : null,
  at: ago(minutes),
  foundAt: ago(minutes),
});

export const breaks = () => ({
  breaks: [
    broken('LOST', 0, 2),
    {
      ...broken('CHAIN', 14, 190),
      acknowledged: { by: '周洁', at: ago(170), note: '演练：人为改动了一条记录' },
    },
  ],
  next: null,
});

export const evidence = (seq: number): Evidence => ({
  conversationId: CONVERSATION,
  seq,
  type: 'conversation.message-posted.v1',
  eventId: '2a9d4d0f-9bb1-8d1b-b1d6-7f2f6f2b1c11',
  clientMessageId: 'm-17',
  epoch: 3,
  command: {
    id: '0b2f4f0e-41f2-8b6a-8f20-3f8f1a0f6f5e',
    source: '/chat-gateway',
    sentAt: ago(3),
    place: { topic: 'conversation-commands', partition: 2, offset: 10_771, writtenAt: ago(3) },
    inLog: true,
  },
  event: {
    topic: 'conversation-events',
    partition: 2,
    offset: 20_164,
    decidedAt: ago(3),
    writtenAt: ago(3),
  },
  chain: {
    previous: '6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b',
    value: 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35',
    transcript: 'HOLDS',
    log: 'HOLDS',
  },
  receipts: [{ reader: 'CUSTOMER:u-1', kind: 'DISPLAYED', seq: seq + 1, at: ago(2) }],
  repetitions: {
    count: 1,
    latest: [{ commandId: 'c1a5b0d2-0000-8000-8000-000000000001', writtenAt: ago(2) }],
  },
});

export const blocks = (): Blocks => ({
  blocks: [
    { kind: 'CUSTOMER', value: 'u-77', reason: '辱骂坐席', by: 's-1', at: ago(400), until: null },
    { kind: 'ADDRESS', value: '203.0.113.7', reason: '刷屏', by: 's-1', at: ago(60), until: ago(-1_380) },
  ],
  changes: [
    { action: 'block', kind: 'ADDRESS', value: '203.0.113.7', reason: '刷屏', by: 's-1', at: ago(60) },
    { action: 'block', kind: 'CUSTOMER', value: 'u-77', reason: '辱骂坐席', by: 's-1', at: ago(400) },
  ],
});
