import { expect, it } from 'vitest';
import { control } from '../../tests/events';
import { C, conversation, watching } from './watching';

it('shows who is writing for five seconds, and tells at most every three', async () => {
  const { world, client } = await watching();
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
  const { world, client } = await watching();
  const place = { kind: 'queue-place', place: 3, estimatedWaitSeconds: 60 } as const;
  world.socket.give({ type: 'signal', conversationId: C, signal: place });
  expect(conversation(client)?.queuePlace).toBeUndefined();
  world.socket.happen(control(C, 1, { kind: 'queue' }));
  world.socket.give({ type: 'signal', conversationId: C, signal: place });
  expect(conversation(client)?.queuePlace).toEqual({ place: 3, estimatedWaitSeconds: 60 });
  world.socket.happen(control(C, 2, { kind: 'agent', agent: { id: 'a-1', displayName: '陈晓' } }));
  await world.pass(100);
  expect(conversation(client)?.queuePlace).toBeUndefined();
});
