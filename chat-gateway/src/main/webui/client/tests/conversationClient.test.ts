import { describe, expect, it } from 'vitest';
import { ConversationClient, SignedOut, type Tokens, pendingConversation } from '../src/index.js';
import { control, logged, message, receipt } from '../../tests/events';
import { World, settled, tokens } from './world';

const C = 'conversation-1';

function clientOf(world: World, from: Tokens = tokens()): ConversationClient {
  return new ConversationClient(world, from, 'c-1', () => 'zh-CN');
}

async function watching(world: World, from?: Tokens): Promise<ConversationClient> {
  const client = clientOf(world, from);
  client.watch(C);
  await settled();
  world.socket.welcome();
  return client;
}

const conversation = (client: ConversationClient, id = C) => client.snapshot().conversations.get(id);
const seqs = (client: ConversationClient) => conversation(client)?.events.map((event) => event.seq);

describe('the log', () => {
  it('shows events in order and once, whatever comes twice or too early', async () => {
    const world = new World();
    const client = await watching(world);
    for (const seq of [1, 1, 3, 4, 3, 2, 4]) world.socket.give({ type: 'event', event: message(C, seq, 'BOT') });
    await world.pass(100);
    expect(seqs(client)).toEqual([1, 2, 3, 4]);
    expect(world.sockets).toHaveLength(1);
  });

  it('asks again from the last number when an event stays away', async () => {
    const world = new World();
    const client = await watching(world);
    world.socket.give({ type: 'event', event: message(C, 1, 'BOT') });
    world.socket.give({ type: 'event', event: message(C, 3, 'BOT') });
    await world.pass(2_000);
    expect(world.sockets).toHaveLength(2);
    world.socket.welcome();
    expect(world.socket.of('hello')[0]?.resume).toEqual([{ conversationId: C, lastSeq: 1 }]);
    world.socket.give({ type: 'event', event: message(C, 2, 'BOT') });
    await world.pass(100);
    expect(seqs(client)).toEqual([1, 2, 3]);
  });

  it('asks again when the gateway says that there is more than came', async () => {
    const world = new World();
    const client = await watching(world);
    world.socket.give({ type: 'event', event: message(C, 1, 'BOT') });
    world.socket.give({ type: 'resumed', conversationId: C, lastSeq: 2 });
    await world.pass(2_000);
    expect(world.sockets).toHaveLength(2);
    expect(conversation(client)?.caughtUp).toBe(true);
  });

  it('resumes every conversation that it follows after a loss', async () => {
    const world = new World();
    const client = await watching(world);
    world.socket.give({ type: 'event', event: message(C, 1, 'BOT') });
    client.watch('conversation-2');
    await settled();
    world.socket.welcome();
    expect(world.socket.of('hello')[0]?.resume).toEqual([
      { conversationId: C, lastSeq: 1 },
      { conversationId: 'conversation-2', lastSeq: 0 },
    ]);
    world.socket.cut();
    await world.pass(1_000);
    world.socket.open();
    expect(world.socket.of('hello')[0]?.resume).toHaveLength(2);
  });
});

describe('a conversation that was begun a moment ago', () => {
  const unknown = { type: 'refused', ref: C, code: 'unknown-conversation', message: 'no' } as const;

  it('is asked for again until the gateway knows it, and then gets what was written meanwhile', async () => {
    const world = new World();
    const client = await watching(world);
    client.post(C, '在吗');
    const ref = world.socket.of('post')[0]?.clientMessageId ?? '';
    world.socket.give(unknown);
    world.socket.give({ ...unknown, ref });
    expect(conversation(client)?.problem).toBeUndefined();
    for (let time = 0; time < 3; time++) {
      const count = world.sockets.length;
      await world.pass(5_000);
      expect(world.sockets).toHaveLength(count + 1);
      world.socket.welcome();
      expect(world.socket.of('hello')[0]?.resume).toEqual([{ conversationId: C, lastSeq: 0 }]);
      if (time < 2) world.socket.give(unknown);
    }
    world.socket.give({ type: 'resumed', conversationId: C, lastSeq: 0 });
    expect(conversation(client)?.problem).toBeUndefined();
    expect(world.socket.of('post').map((post) => post.clientMessageId)).toEqual([ref]);
  });

  it('is missing when it has not appeared after a minute', async () => {
    const world = new World();
    const client = await watching(world);
    const begun = world.time;
    while (conversation(client)?.problem === undefined) {
      world.socket.give(unknown);
      await world.pass(5_000);
      world.socket.welcome();
      expect(world.time - begun).toBeLessThan(90_000);
    }
    expect(conversation(client)?.problem).toBe('unknown-conversation');
    expect(world.time - begun).toBeGreaterThan(60_000);
    const count = world.sockets.length;
    await world.pass(20_000);
    expect(world.sockets).toHaveLength(count);
  });

  it("is not asked for again when it is somebody else's", async () => {
    const world = new World();
    const client = await watching(world);
    world.socket.give({ ...unknown, code: 'not-yours' });
    expect(conversation(client)?.problem).toBe('not-yours');
  });
});

describe('the outbox', () => {
  it('leads a message from sending over sent and accepted into the log', async () => {
    const world = new World();
    const client = clientOf(world);
    client.watch(C);
    client.post(C, '我的快递到哪了');
    const state = () => conversation(client)?.outgoing[0]?.state;
    expect(state()).toBe('sending');
    await settled();
    world.socket.welcome();
    expect(state()).toBe('sent');
    const [post] = world.socket.of('post');
    world.socket.give({ type: 'accepted', ref: post?.clientMessageId ?? '' });
    expect(state()).toBe('accepted');
    world.socket.give({ type: 'event', event: message(C, 1, 'CUSTOMER', '我的快递到哪了', post?.clientMessageId) });
    await world.pass(100);
    expect(conversation(client)?.outgoing).toEqual([]);
    expect(seqs(client)).toEqual([1]);
  });

  it('sends what has no answer again under the same id, and in the same order', async () => {
    const world = new World();
    const client = await watching(world);
    client.post(C, 'one');
    client.post(C, 'two');
    const first = world.socket.of('post');
    world.socket.give({ type: 'accepted', ref: first[0]?.clientMessageId ?? '' });
    client.post(C, 'three');
    world.socket.cut();
    expect(conversation(client)?.outgoing.map((entry) => entry.state)).toEqual(['accepted', 'sending', 'sending']);
    await world.pass(1_000);
    world.socket.welcome();
    expect(world.socket.of('post').map((post) => post.text)).toEqual(['two', 'three']);
    expect(world.socket.of('post')[0]?.clientMessageId).toBe(first[1]?.clientMessageId);
  });

  it('outlives the page', async () => {
    const world = new World();
    const client = clientOf(world);
    client.open({ kind: 'HELP_CENTRE' }, 'request-1');
    client.post(pendingConversation('request-1'), '在吗');
    await settled();
    world.socket.welcome();
    client.stop();

    const reloaded = clientOf(world);
    reloaded.open({ kind: 'HELP_CENTRE' }, 'request-1');
    await settled();
    world.socket.welcome();
    expect(world.socket.of('open').map((open) => open.requestId)).toEqual(['request-1']);
    expect(world.socket.of('post')).toEqual([]);
    world.socket.give({ type: 'opened', requestId: 'request-1', conversationId: C });
    expect(world.socket.of('post')).toMatchObject([{ conversationId: C, text: '在吗' }]);
    expect(reloaded.snapshot().opened.get('request-1')).toBe(C);
  });

  it("does not send another person's words", async () => {
    const world = new World();
    clientOf(world).post(C, 'mine');
    const other = new ConversationClient(world, tokens(), 'c-2', () => 'zh-CN');
    other.watch(C);
    await settled();
    world.socket.welcome();
    expect(world.socket.of('post')).toEqual([]);
  });

  it('says why something was refused and asks again when told to', async () => {
    const world = new World();
    const client = await watching(world);
    client.post(C, 'too much');
    const ref = world.socket.of('post')[0]?.clientMessageId ?? '';
    world.socket.give({ type: 'refused', ref, code: 'rate-limited', message: 'slow down' });
    expect(conversation(client)?.outgoing).toMatchObject([{ state: 'refused', refusal: 'rate-limited' }]);
    client.retry(ref);
    expect(world.socket.of('post').map((post) => post.clientMessageId)).toEqual([ref, ref]);
    expect(conversation(client)?.outgoing[0]).not.toHaveProperty('refusal');
    world.socket.give({
      type: 'signal',
      conversationId: C,
      signal: { kind: 'command-refused', commandId: 'x', clientMessageId: ref, code: 'CONVERSATION_CLOSED' },
    });
    expect(conversation(client)?.outgoing).toMatchObject([{ state: 'refused', refusal: 'CONVERSATION_CLOSED' }]);
    client.discard(ref);
    expect(conversation(client)?.outgoing).toEqual([]);
  });

  it('takes a connection that does not answer for dead', async () => {
    const world = new World();
    const client = await watching(world);
    client.post(C, 'hello?');
    await world.pass(16_000);
    expect(world.sockets).toHaveLength(2);
    world.socket.welcome();
    expect(world.socket.of('post')).toHaveLength(1);
  });

  it('asks for a person once, however often the button is pressed', async () => {
    const world = new World();
    const client = await watching(world);
    client.requestPerson(C);
    client.requestPerson(C);
    expect(world.socket.of('request-person')).toHaveLength(1);
    world.socket.give({ type: 'event', event: control(C, 1, { kind: 'queue' }) });
    await world.pass(100);
    expect(conversation(client)?.outgoing).toEqual([]);
  });
});

describe('the connection', () => {
  it('pings by half of the heartbeat and returns when the gateway is silent', async () => {
    const world = new World();
    await watching(world);
    await world.pass(15_000);
    expect(world.socket.of('ping')).toHaveLength(1);
    world.socket.give({ type: 'pong' });
    await world.pass(29_000);
    expect(world.sockets).toHaveLength(1);
    await world.pass(30_000);
    expect(world.sockets.length).toBeGreaterThan(1);
  });

  it('renews the token before it ends', async () => {
    const world = new World();
    const source = tokens();
    const client = clientOf(world, source);
    client.watch(C);
    await settled();
    world.socket.welcome(30, '2026-11-21T04:05:00Z');
    const beating = setInterval(() => undefined, 1);
    for (let second = 0; second < 256; second++) {
      await world.pass(1_000);
      world.socket.give({ type: 'pong' });
    }
    clearInterval(beating);
    expect(world.socket.of('refresh')).toEqual([{ type: 'refresh', token: 'token-1' }]);
  });

  it('gets a new token after 4401, and says so when there is none', async () => {
    const world = new World();
    const source = tokens();
    const client = await watching(world, source);
    world.socket.cut(4401);
    await world.pass(10);
    world.socket.open();
    expect(world.socket.of('hello')[0]?.token).toBe('token-1');
    source.renew = () => Promise.reject(new SignedOut());
    world.socket.cut(4401);
    await world.pass(5_000);
    expect(client.snapshot().connection.kind).toBe('signed-out');
  });

  it('stays away after 4403', async () => {
    const world = new World();
    const client = await watching(world);
    world.socket.cut(4403);
    await world.pass(120_000);
    expect(world.sockets).toHaveLength(1);
    expect(client.snapshot().connection.kind).toBe('forbidden');
  });

  it('waits half a minute after 4429', async () => {
    const world = new World();
    await watching(world);
    world.socket.cut(4429);
    await world.pass(29_000);
    expect(world.sockets).toHaveLength(1);
    await world.pass(5_000);
    expect(world.sockets).toHaveLength(2);
  });

  it('gives up after protocol errors in a row', async () => {
    const world = new World();
    const client = await watching(world);
    for (let time = 0; time < 4; time++) {
      world.socket.cut(4400);
      await world.pass(60_000);
      if (client.snapshot().connection.kind === 'connecting') world.socket.open();
    }
    expect(client.snapshot().connection.kind).toBe('outdated');
  });

  it('pauses ever longer while nobody answers, but never longer than 20 seconds', async () => {
    const world = new World(() => 0.999);
    clientOf(world).watch(C);
    await settled();
    const pauses: number[] = [];
    for (let time = 0; time < 8; time++) {
      const from = world.time;
      const count = world.sockets.length;
      world.socket.cut();
      while (world.sockets.length === count) await world.pass(100);
      pauses.push(Math.round((world.time - from) / 500) / 2);
    }
    expect(pauses).toEqual([0.5, 1, 2, 4, 8, 16, 20, 20]);
  });

  it('pauses at most four seconds while the gateway answers and only what follows is cut', async () => {
    const world = new World();
    await watching(world);
    const pauses: number[] = [];
    for (let loss = 0; loss < 7; loss++) {
      const before = world.sockets.length;
      const from = world.time;
      world.socket.cut();
      while (world.sockets.length === before) await world.pass(50);
      pauses.push(world.time - from);
      world.socket.welcome();
    }
    expect(pauses.slice(-2).map((pause) => Math.round(pause / 500) / 2)).toEqual([3, 3]);
  });

  it('pauses no longer each time while every connection was of use, however soon it was cut', async () => {
    const world = new World();
    const client = await watching(world);
    for (let i = 1; i <= 6; i++) {
      client.post(C, `${i}`);
      if (i % 2 === 0) world.socket.give({ type: 'event', event: message(C, i / 2, 'BOT') });
      else world.socket.give({ type: 'accepted', ref: world.socket.of('post').at(-1)?.clientMessageId ?? '' });
      world.socket.cut();
      expect(client.snapshot().connection).toEqual({ kind: 'waiting', retryAt: world.time + 375 });
      await world.pass(375);
      world.socket.welcome();
    }
  });

  it('waits for the network and returns with it at once', async () => {
    const world = new World();
    const client = await watching(world);
    world.hasNetwork = false;
    client.networkLost();
    await world.pass(60_000);
    expect(world.sockets).toHaveLength(1);
    expect(client.snapshot().connection.kind).toBe('offline');
    world.hasNetwork = true;
    client.wake();
    await settled();
    expect(world.sockets).toHaveLength(2);
  });
});

describe('hints', () => {
  it('tells each displayed number once, and again on a new connection while the log does not have it', async () => {
    const world = new World();
    const client = await watching(world);
    world.socket.give({ type: 'event', event: message(C, 1, 'BOT') });
    client.displayed(C, 1);
    client.displayed(C, 1);
    expect(world.socket.of('displayed')).toHaveLength(1);
    world.socket.cut();
    await world.pass(1_000);
    world.socket.welcome();
    expect(world.socket.of('displayed')).toHaveLength(1);
    world.socket.give({ type: 'event', event: receipt(C, 2, 'CUSTOMER', 1) });
    world.socket.cut();
    await world.pass(2_000);
    world.socket.welcome();
    expect(world.socket.of('displayed')).toEqual([]);
  });

  it('shows who is writing for five seconds, and tells at most every three', async () => {
    const world = new World();
    const client = await watching(world);
    const author = { kind: 'AGENT', id: 'a-1', displayName: '陈晓' } as const;
    world.socket.give({ type: 'signal', conversationId: C, signal: { kind: 'typing', author } });
    expect(conversation(client)?.typing).toEqual(author);
    await world.pass(5_001);
    expect(conversation(client)?.typing).toBeUndefined();
    client.typing(C);
    client.typing(C);
    await world.pass(3_000);
    client.typing(C);
    expect(world.socket.of('typing')).toHaveLength(2);
  });

  it('shows the place in line while waiting, and forgets it when somebody comes', async () => {
    const world = new World();
    const client = await watching(world);
    const place = { kind: 'queue-place', place: 3, estimatedWaitSeconds: 60 } as const;
    world.socket.give({ type: 'signal', conversationId: C, signal: place });
    expect(conversation(client)?.queuePlace).toBeUndefined();
    world.socket.give({ type: 'event', event: control(C, 1, { kind: 'queue' }) });
    world.socket.give({ type: 'signal', conversationId: C, signal: place });
    expect(conversation(client)?.queuePlace).toEqual({ place: 3, estimatedWaitSeconds: 60 });
    world.socket.give({ type: 'event', event: control(C, 2, { kind: 'agent', agent: { id: 'a-1', displayName: '陈晓' } }) });
    await world.pass(100);
    expect(conversation(client)?.queuePlace).toBeUndefined();
  });
});

describe('what was said', () => {
  it('is edited and recalled under one id until the log shows it', async () => {
    const world = new World();
    const client = await watching(world);
    world.socket.give({ type: 'event', event: message(C, 1, 'CUSTOMER', 'a', 'm-1') });
    client.edit(C, 1, 'b');
    client.recall(C, 1);
    world.socket.cut();
    await world.pass(1_000);
    world.socket.welcome();
    const ids = (type: 'edit' | 'recall') => world.sockets.flatMap((socket) => socket.of(type)).map((frame) => frame.requestId);
    expect(ids('edit')).toHaveLength(2);
    expect(new Set([...ids('edit'), ...ids('recall')]).size).toBe(2);
    const author = { kind: 'CUSTOMER', id: 'c-1', displayName: '李娜' } as const;
    world.socket.give({
      type: 'event',
      event: logged(C, 2, 'conversation.message-edited.v1', { author, messageSeq: 1, content: { kind: 'text', text: 'b' } }),
    });
    await world.pass(100);
    expect(conversation(client)?.outgoing.map((entry) => entry.frame.type)).toEqual(['recall']);
    world.socket.give({ type: 'event', event: logged(C, 3, 'conversation.message-recalled.v1', { author, messageSeq: 1 }) });
    await world.pass(100);
    expect(conversation(client)?.outgoing).toEqual([]);
  });

  it('is told as delivered when it stays off the screen, and only as displayed when it does not', async () => {
    const world = new World();
    const client = await watching(world);
    world.socket.give({ type: 'event', event: message(C, 1, 'BOT') });
    await world.pass(2_000);
    expect(world.socket.of('receipt')).toEqual([{ type: 'receipt', conversationId: C, kind: 'DELIVERED', upTo: 1 }]);
    world.socket.give({ type: 'event', event: message(C, 2, 'BOT') });
    client.displayed(C, 2);
    await world.pass(2_000);
    expect(world.socket.of('receipt')).toHaveLength(1);
    client.read(C, 2);
    expect(world.socket.of('receipt')).toHaveLength(2);
  });
});

describe('another device', () => {
  it('begins a conversation, which is there on this one too', async () => {
    const world = new World();
    const client = await watching(world);
    world.socket.give({ type: 'began', conversationId: 'conversation-2' });
    world.socket.give({ type: 'event', event: message('conversation-2', 1, 'BOT') });
    await world.pass(100);
    expect(conversation(client, 'conversation-2')?.events).toHaveLength(1);
    client.watch('conversation-2');
    expect(world.sockets).toHaveLength(1);
  });
});

describe('help that is offered unasked', () => {
  const OFFER = { type: 'offered', offerId: 'o-1', triggerId: 't-1', text: '需要帮忙吗？', productId: 'p-1' } as const;

  it('is told of by deeds, which wait for the connection', async () => {
    const world = new World();
    const client = clientOf(world);
    const at = '2026-11-20T04:00:00Z';
    client.did([{ id: 'd-1', at, what: { kind: 'dwelled', shopId: 'yunxi', page: 'product', seconds: 60 } }]);
    client.did([{ id: 'd-2', at, what: { kind: 'cart-changed', shopId: 'yunxi', productId: 'p-1', quantity: 1 } }]);
    await settled();
    world.socket.welcome();
    expect(world.socket.of('behaviour')).toMatchObject([{ deeds: [{ id: 'd-1' }, { id: 'd-2' }] }]);
    world.socket.give(OFFER);
    expect(client.snapshot().offer).toMatchObject({ text: '需要帮忙吗？' });
  });

  it('begins one conversation when it is taken, also after a reload of the page', async () => {
    const world = new World();
    const client = await watching(world);
    world.socket.give(OFFER);
    client.acceptOffer('request-1');
    client.open({ kind: 'PRODUCT', reference: 'p-1' }, 'request-1');
    expect(world.socket.of('accept-offer')).toMatchObject([{ requestId: 'request-1', offerId: 'o-1' }]);
    expect(world.socket.of('open')).toEqual([]);
    expect(client.snapshot().offer).toBeUndefined();
    world.socket.give({ type: 'opened', requestId: 'request-1', conversationId: 'begun' });
    expect(client.snapshot().opened.get('request-1')).toBe('begun');
  });

  it('is gone when it is sent away, and the gateway knows', async () => {
    const world = new World();
    const client = await watching(world);
    world.socket.give(OFFER);
    client.dismissOffer();
    expect(client.snapshot().offer).toBeUndefined();
    expect(world.socket.of('dismiss-offer')).toMatchObject([{ offerId: 'o-1' }]);
  });
});
