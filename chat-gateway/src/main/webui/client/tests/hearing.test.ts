import { expect, it } from 'vitest';
import type { CallListener, CallWords, ConversationClient, GatewayFrame } from '../src/index.js';
import { authors, message } from '../../tests/events';
import { C, conversation, seqs, watching } from './watching';

const WORDS: CallWords = { candidates: [] };

function listening(client: ConversationClient): { heard: string[]; leave: () => void } {
  const heard: string[] = [];
  const listener: CallListener = {
    heard: (conversationId, callId) => heard.push(`${conversationId} ${callId}`),
    refused: (callId) => heard.push(`refused ${callId}`),
    online: () => heard.push('online'),
  };
  return { heard, leave: client.onCall(listener) };
}

it('tells who takes part in calls what is said, what was refused, and that the socket is back', async () => {
  const { world, client } = await watching();
  const { heard, leave } = listening(client);
  world.socket.give({
    type: 'signal',
    conversationId: C,
    signal: { kind: 'call', author: authors.AGENT, callId: 'k-1', endpoint: 'e-1', words: WORDS },
  });
  world.socket.give({ type: 'refused', ref: 'k-1', code: 'not-allowed', message: 'played' });
  world.socket.give({
    type: 'signal',
    conversationId: C,
    signal: { kind: 'command-refused', commandId: 'x', clientMessageId: 'k-1', code: 'CALL_ON' },
  });
  world.socket.cut();
  await world.pass(1_000);
  world.socket.welcome();
  expect(heard).toEqual([`${C} k-1`, 'refused k-1', 'refused k-1', 'online']);
  leave();
  world.socket.give({ type: 'refused', ref: 'k-1', code: 'not-allowed', message: 'played' });
  expect(heard).toHaveLength(4);
});

it('does not take it for the refusal of a call that its words came too early', async () => {
  const { world, client } = await watching();
  const { heard } = listening(client);
  world.socket.give({ type: 'refused', ref: 'k-1', code: 'no-call', message: 'played' });
  expect(heard).toEqual([]);
});

it('goes on after frames and signals that only a newer gateway knows', async () => {
  const { world, client } = await watching();
  world.socket.give({ type: 'of tomorrow' } as unknown as GatewayFrame);
  world.socket.give({ type: 'signal', conversationId: C, signal: { kind: 'of tomorrow' } } as unknown as GatewayFrame);
  world.socket.happen(message(C, 1, 'BOT'));
  world.socket.give({ type: 'resumed', conversationId: C, lastSeq: 1 });
  expect(seqs(client)).toEqual([1]);
  expect(conversation(client)?.caughtUp).toBe(true);
});
