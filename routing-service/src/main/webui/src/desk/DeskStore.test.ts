import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AGENT, ASSIGNED, BEGINNING, BOT, closed, CUSTOMER, events, OFFER, receipt, says } from '../test/log';
import { ScriptedSocket } from '../test/ScriptedSocket';
import { DeskStore } from './DeskStore';
import type { HistoryPage } from './HistoryReader';
import { customerSawUpTo, epochOf, unreadOf, waitingSince } from './reading';
import type { Conversation } from './state';

let log: ReturnType<typeof events>;
let reads: number[];
let history: (id: string, after: number) => Promise<HistoryPage>;
let store: DeskStore;

beforeEach(() => {
  vi.useFakeTimers();
  ScriptedSocket.all.length = 0;
  log = [...BEGINNING];
  reads = [];
  history = async (_, after) => ({ events: log.slice(after, after + 100), lastSeq: log.length });
  store = new DeskStore({
    connect: () => new ScriptedSocket(),
    token: async () => 'token',
    history: (id, after) => {
      reads.push(after);
      return history(id, after);
    },
    memory: sessionStorage,
  });
});

afterEach(() => {
  store.stop();
  vi.useRealTimers();
});

async function begin(): Promise<ScriptedSocket> {
  store.start();
  await vi.advanceTimersByTimeAsync(0);
  ScriptedSocket.last().welcomes({ conversations: [ASSIGNED] });
  await vi.advanceTimersByTimeAsync(0);
  return ScriptedSocket.last();
}

const conversation = (): Conversation => store.snapshot().conversations[0]!;
const numbers = () => conversation().transcript.events.map((event) => event.seq);

it('reads the history of what it serves, and knows the epoch and who waits', async () => {
  await begin();
  expect(numbers()).toEqual([1, 2, 3, 4, 5]);
  expect(conversation().history).toBe('ready');
  expect(epochOf(conversation())).toBe(2);
  expect(waitingSince(conversation())).toBe(BEGINNING[3]?.time);
  expect(unreadOf(conversation())).toBe(1);
});

it('fills a gap between history and live events from the history', async () => {
  const socket = await begin();
  log = [...log, ...events(6, says(CUSTOMER, '在吗'), says(CUSTOMER, '喂'))];
  socket.says({ type: 'event', event: log[6]! });
  await vi.advanceTimersByTimeAsync(0);
  expect(reads).toEqual([0, 5]);
  expect(numbers()).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

it('reads on after a reconnect, from where it was', async () => {
  const socket = await begin();
  socket.drops(1006);
  log = [...log, ...events(6, says(CUSTOMER, '在吗'))];
  await vi.advanceTimersByTimeAsync(600);
  ScriptedSocket.last().welcomes({ conversations: [ASSIGNED] });
  await vi.advanceTimersByTimeAsync(0);
  expect(reads).toEqual([0, 5]);
  expect(numbers()).toEqual([1, 2, 3, 4, 5, 6]);
});

it('waits for a history that is behind the socket, and reads it again', async () => {
  const socket = await begin();
  const [sixth, seventh] = events(6, says(CUSTOMER, '在吗'), says(CUSTOMER, '喂'));
  socket.says({ type: 'event', event: seventh! });
  await vi.advanceTimersByTimeAsync(0);
  expect(numbers()).toEqual([1, 2, 3, 4, 5]);
  log = [...log, sixth!, seventh!];
  await vi.advanceTimersByTimeAsync(2_000);
  expect(numbers()).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

it('tells that the history cannot be read, goes on trying, and shows live events meanwhile', async () => {
  const good = history;
  history = () => Promise.reject(new Error('no answer'));
  const socket = await begin();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(conversation().history).toBe('failed');
  history = good;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(conversation().history).toBe('ready');
  socket.says({ type: 'event', event: events(6, says(CUSTOMER, '在吗'))[0]! });
  expect(numbers()).toEqual([1, 2, 3, 4, 5, 6]);
});

it('takes a message from sent over accepted into the log, once, and shows that it was read', async () => {
  const socket = await begin();
  expect(store.post('conv-1', '您好')).toBe(true);
  const [post] = socket.sentOf('post');
  expect(post?.controlEpoch).toBe(2);
  expect(conversation().outgoing.map((own) => own.state)).toEqual(['sent']);
  socket.says({ type: 'accepted', ref: post!.clientMessageId });
  expect(conversation().outgoing.map((own) => own.state)).toEqual(['accepted']);
  const [event, read] = events(6, says(AGENT, '您好', post!.clientMessageId), receipt(CUSTOMER, 6));
  socket.says({ type: 'event', event: event! });
  socket.says({ type: 'event', event: event! });
  expect(conversation().outgoing).toEqual([]);
  expect(numbers()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(waitingSince(conversation())).toBeNull();
  socket.says({ type: 'event', event: read! });
  expect(customerSawUpTo(conversation())).toBe(6);
});

it('shows a message that the conversation refused, with its reason', async () => {
  const socket = await begin();
  store.post('conv-1', '您好');
  const { clientMessageId } = socket.sentOf('post')[0]!;
  socket.says({
    type: 'signal',
    conversationId: 'conv-1',
    signal: { kind: 'command-refused', commandId: 'x', clientMessageId, code: 'NO_CONTROL' },
  });
  expect(conversation().outgoing).toMatchObject([{ state: 'refused', code: 'NO_CONTROL' }]);
});

it('says nothing in a conversation whose epoch it does not know yet', async () => {
  history = () => new Promise(() => undefined);
  await begin();
  expect(store.post('conv-1', '您好')).toBe(false);
});

it('names the last message of others in a receipt, and each only once', async () => {
  const socket = await begin();
  store.displayed('conv-1');
  store.displayed('conv-1');
  socket.says({ type: 'event', event: events(6, receipt(AGENT, 3))[0]! });
  store.displayed('conv-1');
  expect(socket.sentOf('displayed')).toEqual([{ type: 'displayed', conversationId: 'conv-1', upTo: 3 }]);
  expect(unreadOf(conversation())).toBe(0);
});

it('keeps a released conversation to be read, and takes nothing more for it', async () => {
  const socket = await begin();
  store.resolve('conv-1');
  expect(conversation().life).toBe('resolving');
  expect(socket.sentOf('resolve')).toHaveLength(1);
  socket.says({ type: 'event', event: events(6, closed)[0]! });
  socket.says({ type: 'released', conversationId: 'conv-1' });
  expect(conversation().life).toBe('over');
  expect(store.post('conv-1', '再见')).toBe(false);
  store.dismiss('conv-1');
  expect(store.snapshot().conversations).toEqual([]);
});

it('goes on serving when the wish to resolve was refused', async () => {
  const socket = await begin();
  store.resolve('conv-1');
  socket.says({
    type: 'refused',
    ref: socket.sentOf('resolve')[0]!.requestId,
    code: 'not-yours',
    message: '',
  });
  expect(conversation().life).toBe('open');
  expect(store.snapshot().notice?.code).toBe('not-yours');
});

it('turns an accepted offer into a conversation, and shows it again when it was refused', async () => {
  const socket = await begin();
  socket.says(OFFER);
  store.answerOffer('offer-1', 'accept');
  expect(store.snapshot().offers[0]?.answer).toBe('accept');
  socket.says({ type: 'refused', ref: 'offer-1', code: 'offer-gone', message: '' });
  expect(store.snapshot().offers[0]?.answer).toBeUndefined();
  socket.says({ ...ASSIGNED, conversationId: 'conv-2', assignedAt: '2026-11-21T04:01:00Z' });
  expect(store.snapshot().offers).toEqual([]);
  expect(store.snapshot().conversations.map((it) => it.id)).toEqual(['conv-1', 'conv-2']);
});

it('is away again after a reconnect if that was chosen', async () => {
  const socket = await begin();
  store.setPresence('AWAY');
  socket.says({ type: 'presence', presence: 'AWAY' });
  expect(store.snapshot().wanted).toBeNull();
  socket.drops(1006);
  await vi.advanceTimersByTimeAsync(600);
  ScriptedSocket.last().welcomes({ presence: 'OFFLINE' });
  expect(
    ScriptedSocket.last()
      .sentOf('presence')
      .map((frame) => frame.presence),
  ).toEqual(['AWAY']);
});

it('accepts that the desk sent the agent on a break, and says so', async () => {
  const socket = await begin();
  store.setPresence('ONLINE');
  socket.says({ type: 'presence', presence: 'AWAY' });
  expect(store.snapshot().notice).toBeNull();
  await vi.advanceTimersByTimeAsync(6_000);
  socket.says({ type: 'presence', presence: 'AWAY' });
  expect(store.snapshot().notice?.code).toBe('sent-away');
  expect(sessionStorage.getItem('xiaoer.presence')).toBe('AWAY');
});

it('shows for five seconds that the customer writes, until his message is there', async () => {
  const socket = await begin();
  const typing = (author: typeof CUSTOMER | typeof BOT) =>
    socket.says({ type: 'signal', conversationId: 'conv-1', signal: { kind: 'typing', author } });
  typing(BOT);
  expect(conversation().typingUntil).toBe(0);
  typing(CUSTOMER);
  expect(conversation().typingUntil).toBe(Date.now() + 5_000);
  socket.says({ type: 'event', event: events(6, says(CUSTOMER, '在吗'))[0]! });
  expect(conversation().typingUntil).toBe(0);
});
