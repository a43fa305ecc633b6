import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeskFrame } from '../generated/desk-frame';
import { events, says, AGENT, OFFER } from '../test/log';
import { ScriptedSocket } from '../test/ScriptedSocket';
import { ANSWER_MILLIS, DeskClient, SILENCE_MILLIS, TYPING_MILLIS, type Connection } from './DeskClient';

const POST = { conversationId: 'conv-1', clientMessageId: 'm-1', controlEpoch: 2, text: '您好' };

let frames: DeskFrame[];
let connections: Connection[];
let tokens: boolean[];
let token: (fresh: boolean) => Promise<string | null>;
let client: DeskClient;

beforeEach(() => {
  vi.useFakeTimers();
  ScriptedSocket.all.length = 0;
  frames = [];
  connections = [];
  tokens = [];
  token = async () => 'token-1';
  client = new DeskClient({
    connect: () => new ScriptedSocket(),
    token: (fresh) => {
      tokens.push(fresh);
      return token(fresh);
    },
    onFrame: (frame) => frames.push(frame),
    onConnection: (connection) => connections.push(connection),
    random: () => 0,
  });
});

afterEach(() => {
  client.stop();
  vi.useRealTimers();
});

const phase = () => connections.at(-1)?.phase;

async function begin(): Promise<ScriptedSocket> {
  client.start();
  await vi.advanceTimersByTimeAsync(0);
  ScriptedSocket.last().welcomes();
  return ScriptedSocket.last();
}

async function reconnected(millis: number): Promise<ScriptedSocket> {
  const before = ScriptedSocket.all.length;
  await vi.advanceTimersByTimeAsync(millis);
  expect(ScriptedSocket.all.length).toBe(before + 1);
  return ScriptedSocket.last();
}

describe('saying hello', () => {
  it('sends the token first and is ready with the welcome', async () => {
    client.start();
    await vi.advanceTimersByTimeAsync(0);
    const socket = ScriptedSocket.last();
    socket.opens();
    expect(socket.sent).toEqual([{ type: 'hello', token: 'token-1' }]);
    expect(phase()).toBe('connecting');
    socket.welcomes();
    expect(phase()).toBe('ready');
    expect(frames.map((frame) => frame.type)).toEqual(['welcome']);
  });

  it('says that nobody is signed in when there is no token', async () => {
    token = async () => null;
    client.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(phase()).toBe('signed-out');
    expect(ScriptedSocket.all).toHaveLength(0);
  });

  it('tries again when the identity provider is out of reach', async () => {
    token = () => Promise.reject(new Error('no network'));
    client.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(phase()).toBe('waiting');
    token = async () => 'token-1';
    await reconnected(250);
  });
});

describe('posts', () => {
  it('goes out once when the desk confirms it', async () => {
    const socket = await begin();
    client.post(POST);
    socket.says({ type: 'accepted', ref: 'm-1' });
    await vi.advanceTimersByTimeAsync(ANSWER_MILLIS * 3);
    expect(socket.sentOf('post')).toEqual([{ type: 'post', ...POST }]);
  });

  it('is repeated under the same id after a drop before the confirmation', async () => {
    const first = await begin();
    client.post(POST);
    first.drops(1006);
    const second = await reconnected(250);
    expect(second.sent).toEqual([]);
    second.welcomes();
    expect(second.sentOf('post')).toEqual([{ type: 'post', ...POST }]);
  });

  it('keeps the order of several that were said while the socket was away', async () => {
    const first = await begin();
    first.drops(1012);
    client.post({ ...POST, clientMessageId: 'm-1', text: '一' });
    client.post({ ...POST, clientMessageId: 'm-2', text: '二' });
    const second = await reconnected(250);
    second.welcomes();
    expect(second.sentOf('post').map((post) => post.text)).toEqual(['一', '二']);
  });

  it('is not repeated when it turned up in the log although the confirmation was lost', async () => {
    const first = await begin();
    client.post(POST);
    const [event] = events(6, says(AGENT, '您好', 'm-1'));
    first.says({ type: 'event', event: event! });
    first.drops(1006);
    const second = await reconnected(250);
    second.welcomes();
    expect(second.sentOf('post')).toEqual([]);
  });

  it('is repeated on the same socket when no answer comes', async () => {
    const socket = await begin();
    client.post(POST);
    await vi.advanceTimersByTimeAsync(16_000);
    socket.says({ type: 'pong' });
    expect(socket.sentOf('post').length).toBe(2);
    expect(new Set(socket.sentOf('post').map((post) => post.clientMessageId))).toEqual(new Set(['m-1']));
  });

  it('is not repeated once it was refused, but is when the desk only was not able to', async () => {
    const socket = await begin();
    client.post(POST);
    client.post({ ...POST, clientMessageId: 'm-2' });
    socket.says({ type: 'refused', ref: 'm-1', code: 'not-yours', message: '' });
    socket.says({ type: 'refused', ref: 'm-2', code: 'unavailable', message: '' });
    socket.drops(1006);
    const second = await reconnected(250);
    second.welcomes();
    expect(second.sentOf('post').map((post) => post.clientMessageId)).toEqual(['m-2']);
  });
});

describe('offers and presence', () => {
  it('asks again for an offer that is still there, and forgets one that is gone', async () => {
    const first = await begin();
    client.acceptOffer('offer-1');
    client.acceptOffer('offer-gone');
    first.drops(1006);
    const second = await reconnected(250);
    second.welcomes({ offers: [OFFER] });
    expect(second.sentOf('accept-offer').map((frame) => frame.offerId)).toEqual(['offer-1']);
  });

  it('only repeats the presence that was chosen last', async () => {
    const first = await begin();
    first.drops(1006);
    client.setPresence('r-1', 'AWAY');
    client.setPresence('r-2', 'ONLINE');
    const second = await reconnected(250);
    second.welcomes();
    expect(second.sentOf('presence')).toEqual([{ type: 'presence', requestId: 'r-2', presence: 'ONLINE' }]);
  });
});

describe('close codes', () => {
  it('gets a new token when the old one ended, at once', async () => {
    (await begin()).drops(4401);
    await reconnected(0);
    expect(tokens).toEqual([false, true]);
  });

  it('does not hammer a desk that refuses every token', async () => {
    (await begin()).drops(4401);
    (await reconnected(0)).drops(4401);
    expect(phase()).toBe('waiting');
    await reconnected(500);
    expect(tokens).toEqual([false, true, true]);
  });

  it.each([4400, 4403])('stops after %i', async (code) => {
    (await begin()).drops(code);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(connections.at(-1)).toEqual({ phase: 'stopped', code });
    expect(ScriptedSocket.all).toHaveLength(1);
  });

  it('waits half a minute after having been too fast', async () => {
    (await begin()).drops(4429);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(ScriptedSocket.all).toHaveLength(1);
    await reconnected(250);
  });

  it('waits longer from drop to drop, and begins anew after a welcome', async () => {
    (await begin()).drops(1006);
    (await reconnected(250)).drops(1006);
    (await reconnected(500)).drops(1006);
    const socket = await reconnected(1_000);
    socket.welcomes();
    socket.drops(1006);
    await reconnected(250);
  });

  it('tries at once when told that the network is back', async () => {
    (await begin()).drops(4429);
    client.retryNow();
    await reconnected(0);
  });
});

describe('heartbeat', () => {
  it('sends a ping at least as often as the desk asks', async () => {
    const socket = await begin();
    for (let i = 0; i < 4; i++) {
      await vi.advanceTimersByTimeAsync(15_000);
      socket.says({ type: 'pong' });
    }
    expect(socket.sentOf('ping')).toHaveLength(4);
  });

  it('gives up a socket on which nothing is heard any more', async () => {
    const socket = await begin();
    await vi.advanceTimersByTimeAsync(SILENCE_MILLIS + 16_000);
    expect(socket.readyState).toBe(3);
    expect(ScriptedSocket.all.length).toBeGreaterThan(1);
  });

  it('ignores what a socket says that was given up', async () => {
    const first = await begin();
    first.drops(1006);
    const second = await reconnected(250);
    first.says({ type: 'pong' });
    first.drops(4403);
    second.welcomes();
    expect(phase()).toBe('ready');
    expect(frames.filter((frame) => frame.type === 'pong')).toEqual([]);
  });
});

it('hands on a new token while it is connected', async () => {
  const socket = await begin();
  client.refresh('token-2');
  expect(socket.sentOf('refresh')).toEqual([{ type: 'refresh', token: 'token-2' }]);
});

it('sends one typing hint in three seconds', async () => {
  const socket = await begin();
  client.typing('conv-1');
  client.typing('conv-1');
  await vi.advanceTimersByTimeAsync(TYPING_MILLIS);
  client.typing('conv-1');
  expect(socket.sentOf('typing')).toHaveLength(2);
});
