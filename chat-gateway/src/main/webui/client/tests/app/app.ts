// An app outside this repository: it knows the packed package and a WebSocket, nothing else.
import {
  ConversationClient,
  environmentOf,
  isPending,
  type LoggedEvent,
  pendingConversation,
  type WebSocketLike,
} from '@xiaoer/customer-client';

declare const process: { env: Record<string, string | undefined>; stdout: { write(text: string): void } };

const { WebSocket } = (await import(process.env.APP_WS ?? '')) as { WebSocket: new (url: string) => WebSocketLike };
const environment = environmentOf({ open: () => new WebSocket(process.env.APP_URL ?? '') });
const token = () => Promise.resolve('a token');
const client = new ConversationClient(environment, { current: token, renew: token }, 'c-1', () => 'en');

const words = (event: LoggedEvent) =>
  event.eventType === 'conversation.message-posted.v1' && event.data.content.kind === 'text' ? [event.data.content.text] : [];

const stop = client.subscribe(() => {
  const { conversations } = client.snapshot();
  const conversation = [...conversations.values()].find(({ id }) => !isPending(id));
  const said = conversation?.events.flatMap(words) ?? [];
  if (said.length >= 3 && conversation?.outgoing.length === 0) {
    stop();
    client.stop();
    process.stdout.write(JSON.stringify({ said, seqs: conversation.events.map(({ seq }) => seq) }));
  }
});
const conversation = pendingConversation('r-1');
client.open({ kind: 'HELP_CENTRE' }, 'r-1');
client.watch(conversation);
client.post(conversation, 'first');
client.post(conversation, 'second');
