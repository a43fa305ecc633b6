import { expect, it } from 'vitest';
import { message, receipt } from '../../tests/events';
import { C, watching } from './watching';

it('tells each displayed number once, and again on a new connection while the log does not have it', async () => {
  const { world, client } = await watching();
  world.socket.happen(message(C, 1, 'BOT'));
  client.displayed(C, 1);
  client.displayed(C, 1);
  expect(world.socket.of('displayed')).toHaveLength(1);
  world.socket.cut();
  await world.pass(1_000);
  world.socket.welcome();
  expect(world.socket.of('displayed')).toHaveLength(1);
  world.socket.happen(receipt(C, 2, 'CUSTOMER', 1));
  world.socket.cut();
  await world.pass(2_000);
  world.socket.welcome();
  expect(world.socket.of('displayed')).toEqual([]);
});

it('is told as delivered when it stays off the screen, and only as displayed when it does not', async () => {
  const { world, client } = await watching();
  world.socket.happen(message(C, 1, 'BOT'));
  await world.pass(2_000);
  expect(world.socket.of('receipt')).toEqual([{ type: 'receipt', conversationId: C, kind: 'DELIVERED', upTo: 1 }]);
  world.socket.happen(message(C, 2, 'BOT'));
  client.displayed(C, 2);
  await world.pass(2_000);
  expect(world.socket.of('receipt')).toHaveLength(1);
  client.read(C, 2);
  expect(world.socket.of('receipt')).toHaveLength(2);
});

it('tells as delivered also what came too early and waited for what lies between', async () => {
  const { world } = await watching();
  world.socket.happen(message(C, 2, 'BOT'), message(C, 1, 'CUSTOMER'));
  await world.pass(2_000);
  expect(world.socket.of('receipt')).toEqual([{ type: 'receipt', conversationId: C, kind: 'DELIVERED', upTo: 2 }]);
});
