import { beforeEach, expect, it } from 'vitest';
import { Hints } from '../src/hints.js';
import { authors, closed, control, message } from '../../tests/events';
import { PlayedWire } from './playedWire';
import { C, conversation, watching } from './watching';

const TYPING = { kind: 'typing', author: authors.AGENT } as const;
const PLACE = { kind: 'queue-place', place: 3, estimatedWaitSeconds: 60 } as const;
const AGENT = { kind: 'agent', agent: { id: 'a-1', displayName: '陈晓' } } as const;
let wire: PlayedWire;
let hints: Hints;

beforeEach(() => {
  wire = new PlayedWire();
  hints = new Hints(wire);
});

it('shows who is writing for five seconds after the last sign of it', async () => {
  hints.signalled(TYPING);
  await wire.world.pass(3_000);
  hints.signalled(TYPING);
  await wire.world.pass(4_999);
  expect(hints.typing).toEqual(authors.AGENT);
  expect(wire.changes).toBe(0);
  await wire.world.pass(1);
  expect(hints.typing).toBeUndefined();
  expect(wire.changes).toBe(1);
});

it.each([
  ['he has said it', message(C, 1, 'AGENT')],
  ['somebody else has the word', control(C, 1, AGENT)],
  ['the conversation has ended', closed(C, 1)],
])('forgets who was writing when %s', (_, event) => {
  hints.signalled(TYPING);
  hints.happened(event);
  expect(hints.typing).toBeUndefined();
});

it('still shows who is writing when the customer says something', () => {
  hints.signalled(TYPING);
  hints.happened(message(C, 1, 'CUSTOMER'));
  expect(hints.typing).toEqual(authors.AGENT);
});

it('does not take the customer on another device for somebody who is writing to him', () => {
  hints.signalled({ kind: 'typing', author: authors.CUSTOMER });
  expect(hints.typing).toBeUndefined();
});

it('shows the place in line while waiting, and forgets it when somebody comes', () => {
  hints.signalled(PLACE);
  expect(hints.queuePlace).toBeUndefined();
  hints.happened(control(C, 1, { kind: 'queue' }));
  hints.signalled(PLACE);
  expect(hints.queuePlace).toEqual({ place: 3, estimatedWaitSeconds: 60 });
  hints.signalled({ kind: 'queue-place', place: 2, estimatedWaitSeconds: null });
  expect(hints.queuePlace).toEqual({ place: 2 });
  hints.happened(control(C, 2, AGENT));
  expect(hints.queuePlace).toBeUndefined();
});

it('does not show for ever who was writing when the client was stopped', async () => {
  const { world, client } = await watching();
  world.socket.give({ type: 'signal', conversationId: C, signal: TYPING });
  expect(conversation(client)?.typing).toEqual(authors.AGENT);
  client.stop();
  expect(conversation(client)?.typing).toBeUndefined();
});

it('tells at most every three seconds that the customer is writing', async () => {
  const { world, client } = await watching();
  client.typing(C);
  client.typing(C);
  await world.pass(3_000);
  client.typing(C);
  expect(world.socket.of('typing')).toHaveLength(2);
});
