import { expect, it } from 'vitest';
import type { ConversationClient } from '../src/index.js';
import { type World, settled } from './world';
import { C, conversation, watching } from './watching';

const REST = { type: 'refused', code: 'customer-rate', message: 'played', retryAfterMillis: 5_000 } as const;
/** The pause and its spread. */
const RESTED_MILLIS = 6_300;

const posted = (world: World) => world.socket.of('post').map(({ text }) => text);
const states = (client: ConversationClient) => conversation(client)?.outgoing.map(({ state }) => state);

it('sends again, in its order and under the same id, what the gateway could not take for the moment', async () => {
  const { world, client } = await watching();
  for (const text of ['one', 'two', 'three']) client.post(C, text);
  const ids = world.socket.of('post').map(({ clientMessageId }) => clientMessageId);
  world.socket.give({ type: 'accepted', ref: ids[0] ?? '' });
  for (const ref of ids.slice(1)) world.socket.give({ ...REST, ref });
  client.post(C, 'four');

  await world.pass(REST.retryAfterMillis - 1);
  expect(posted(world)).toEqual(['one', 'two', 'three']);
  expect(states(client)).toEqual(['accepted', 'sending', 'sending', 'sending']);
  expect(client.snapshot().rests).toBe(true);

  await world.pass(RESTED_MILLIS - REST.retryAfterMillis);
  expect(posted(world)).toEqual(['one', 'two', 'three', 'two', 'three', 'four']);
  expect(client.snapshot().rests).toBe(false);
  expect(
    world.socket
      .of('post')
      .slice(3, 5)
      .map(({ clientMessageId }) => clientMessageId),
  ).toEqual(ids.slice(1));
});

it('keeps the pause that the gateway asked for also on another connection', async () => {
  const { world, client } = await watching();
  client.post(C, 'one');
  world.socket.give({ ...REST, ref: world.socket.of('post')[0]?.clientMessageId ?? '' });
  world.socket.cut();
  await world.pass(1_000);
  world.socket.welcome();
  expect(posted(world)).toEqual([]);

  await world.pass(RESTED_MILLIS);
  expect(posted(world)).toEqual(['one']);
});

it('has four frames under way on a new connection, and one more with each answer up to twenty', async () => {
  const { world, client } = await watching();
  world.socket.cut();
  for (let i = 1; i <= 80; i++) client.post(C, `${i}`);
  await world.pass(1_000);
  world.socket.welcome();
  const underWay: number[] = [];
  for (let answered = 0; answered < 20; answered++) {
    underWay.push(posted(world).length - answered);
    world.socket.give({ type: 'accepted', ref: world.socket.of('post')[answered]?.clientMessageId ?? '' });
  }
  expect(underWay).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 20, 20, 20]);
  expect(posted(world)).toEqual(Array.from({ length: 40 }, (_, index) => `${index + 1}`));

  world.socket.cut();
  await world.pass(1_000);
  world.socket.welcome();
  expect(posted(world)).toEqual(['21', '22', '23', '24']);
});

it('sends what waited when it is started again before the pause is over', async () => {
  const { world, client } = await watching();
  client.post(C, 'one');
  world.socket.give({ ...REST, ref: world.socket.of('post')[0]?.clientMessageId ?? '' });
  client.stop();
  client.watch(C);
  await settled();
  world.socket.welcome();
  expect(posted(world)).toEqual([]);

  await world.pass(RESTED_MILLIS);
  expect(posted(world)).toEqual(['one']);
});

it('says it to the customer when a frame is refused for good, and goes on with the rest', async () => {
  const { world, client } = await watching();
  for (let i = 1; i <= 5; i++) client.post(C, `${i}`);
  world.socket.give({ type: 'refused', ref: world.socket.of('post')[0]?.clientMessageId ?? '', code: 'too-long', message: 'played' });
  expect(posted(world)).toEqual(['1', '2', '3', '4', '5']);
  expect(states(client)?.[0]).toBe('refused');
});
