import { expect, it } from 'vitest';
import { SignedOut } from '../src/index.js';
import { message } from '../../tests/events';
import { World, settled, tokens } from './world';
import { C, clientOf, watching } from './watching';

it('pings by half of the heartbeat and returns when the gateway is silent', async () => {
  const { world } = await watching();
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
  const source = tokens();
  const { world, client } = await watching(source);
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
  const { world, client } = await watching();
  world.socket.cut(4403);
  await world.pass(120_000);
  expect(world.sockets).toHaveLength(1);
  expect(client.snapshot().connection.kind).toBe('forbidden');
});

it('waits half a minute after 4429', async () => {
  const { world } = await watching();
  world.socket.cut(4429);
  await world.pass(29_000);
  expect(world.sockets).toHaveLength(1);
  await world.pass(5_000);
  expect(world.sockets).toHaveLength(2);
});

it('gives up after protocol errors in a row', async () => {
  const { world, client } = await watching();
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
  const { world } = await watching();
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
  const { world, client } = await watching();
  for (let i = 1; i <= 6; i++) {
    client.post(C, `${i}`);
    if (i % 2 === 0) world.socket.happen(message(C, i / 2, 'BOT'));
    else world.socket.give({ type: 'accepted', ref: world.socket.of('post').at(-1)?.clientMessageId ?? '' });
    world.socket.cut();
    expect(client.snapshot().connection).toEqual({ kind: 'waiting', retryAt: world.time + 375 });
    await world.pass(375);
    world.socket.welcome();
  }
});

it('waits for the network and returns with it at once', async () => {
  const { world, client } = await watching();
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
