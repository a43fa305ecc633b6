import { beforeEach, describe, expect, it } from 'vitest';
import { Following } from '../src/following.js';
import { pendingConversation } from '../src/index.js';
import { message } from '../../tests/events';
import { PlayedWire } from './playedWire';
import { settled } from './world';
import { C, conversation, seqs, watching } from './watching';

describe('following', () => {
  let wire: PlayedWire;
  let asked: string[];
  let following: Following;

  beforeEach(() => {
    wire = new PlayedWire();
    asked = [];
    following = new Following(wire, () => asked);
  });

  it('resumes what is watched and what something is asked of, each from its last number', () => {
    following.watch('watched');
    following.of('watched').happened(message('watched', 1, 'BOT'));
    following.of('only heard of').happened(message('only heard of', 1, 'BOT'));
    asked = ['asked', 'watched', pendingConversation('r-1')];
    const resumed = new Map(following.resume().map(({ conversationId, lastSeq }) => [conversationId, lastSeq]));
    expect(resumed).toEqual(new Map(Object.entries({ asked: 0, watched: 1 })));
  });

  it('says hello again for what is watched since the last one, once', () => {
    following.watch('a');
    following.resume();
    following.watch('a');
    expect(wire.hellos).toBe(1);
    following.watch('b');
    expect(wire.hellos).toBe(2);
    expect(following.resume().map(({ conversationId }) => conversationId)).toEqual(['a', 'b']);
    following.subscribeMissing();
    expect(wire.hellos).toBe(2);
  });

  it('resumes no more than twenty, the latest that are watched, and does not connect again for the rest', () => {
    asked = ['asked', 'watched 2'];
    for (let count = 1; count <= 21; count++) following.watch(`watched ${count}`);
    const hellos = wire.hellos;
    expect(following.resume().map(({ conversationId }) => conversationId)).toEqual(
      Array.from({ length: 20 }, (_, index) => `watched ${index + 2}`),
    );
    following.subscribeMissing();
    expect(wire.hellos).toBe(hellos);
  });

  it('watches under its name a conversation that it watched while it was begun', () => {
    following.watch(pendingConversation('r-1'));
    following.opened('r-1', C);
    expect(following.knows(pendingConversation('r-1'))).toBe(false);
    expect(following.isThere(C)).toBe(true);
    following.disconnected();
    expect(following.resume()).toEqual([{ conversationId: C, lastSeq: 0 }]);
    expect(wire.hellos).toBe(0);
  });
});

describe('the log', () => {
  it('shows events in order and once, whatever comes twice or too early', async () => {
    const { world, client } = await watching();
    for (const seq of [1, 1, 3, 4, 3, 2, 4]) world.socket.happen(message(C, seq, 'BOT'));
    await world.pass(100);
    expect(seqs(client)).toEqual([1, 2, 3, 4]);
    expect(world.sockets).toHaveLength(1);
  });

  it('asks again from the last number when an event stays away', async () => {
    const { world, client } = await watching();
    world.socket.happen(message(C, 1, 'BOT'));
    world.socket.happen(message(C, 3, 'BOT'));
    await world.pass(2_000);
    expect(world.sockets).toHaveLength(2);
    world.socket.welcome();
    expect(world.socket.of('hello')[0]?.resume).toEqual([{ conversationId: C, lastSeq: 1 }]);
    world.socket.happen(message(C, 2, 'BOT'));
    await world.pass(100);
    expect(seqs(client)).toEqual([1, 2, 3]);
  });

  it('asks again when the gateway says that there is more than came', async () => {
    const { world, client } = await watching();
    world.socket.happen(message(C, 1, 'BOT'));
    world.socket.give({ type: 'resumed', conversationId: C, lastSeq: 2 });
    await world.pass(2_000);
    expect(world.sockets).toHaveLength(2);
    expect(conversation(client)?.caughtUp).toBe(true);
  });

  it('asks again for what the gateway says that there is, also when another event stayed away for a moment', async () => {
    const { world } = await watching();
    world.socket.happen(message(C, 2, 'BOT'), message(C, 1, 'BOT'));
    world.socket.give({ type: 'resumed', conversationId: C, lastSeq: 3 });
    await world.pass(2_000);
    expect(world.sockets).toHaveLength(2);
  });

  it('does not blame a new connection for what the last one did not bring', async () => {
    const { world, client } = await watching();
    world.socket.happen(message(C, 2, 'BOT'));
    await world.pass(500);
    world.socket.cut();
    await world.pass(400);
    expect(client.snapshot().connection.kind).toBe('connecting');
    await world.pass(5_000);
    expect(world.sockets).toHaveLength(2);
  });

  it('resumes every conversation that it follows after a loss', async () => {
    const { world, client } = await watching();
    world.socket.happen(message(C, 1, 'BOT'));
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
    const { world, client } = await watching();
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

  it('is asked for again also when nobody looks at it, for what was written there', async () => {
    const { world, client } = await watching();
    client.post(C, '在吗');
    const ref = world.socket.of('post')[0]?.clientMessageId ?? '';
    client.unwatch(C);
    world.socket.give(unknown);
    world.socket.give({ ...unknown, ref });
    await world.pass(5_000);
    expect(world.sockets).toHaveLength(2);
    world.socket.welcome();
    world.socket.give({ type: 'resumed', conversationId: C, lastSeq: 0 });
    expect(world.socket.of('post')).toHaveLength(1);
  });

  it('is missing when it has not appeared after a minute', async () => {
    const { world, client } = await watching();
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
    const { world, client } = await watching();
    world.socket.give({ ...unknown, code: 'not-yours' });
    expect(conversation(client)?.problem).toBe('not-yours');
  });
});

it('has a conversation that was begun on another device', async () => {
  const { world, client } = await watching();
  world.socket.give({ type: 'began', conversationId: 'conversation-2' });
  world.socket.happen(message('conversation-2', 1, 'BOT'));
  await world.pass(100);
  expect(conversation(client, 'conversation-2')?.events).toHaveLength(1);
  client.watch('conversation-2');
  expect(world.sockets).toHaveLength(1);
});
