import { type Conversation, ConversationClient, type Tokens } from '../src/index.js';
import { World, settled, tokens } from './world';

export const C = 'conversation-1';

export function clientOf(world: World, from: Tokens = tokens()): ConversationClient {
  return new ConversationClient(world, from, 'c-1', () => 'zh-CN');
}

/** A client that follows a conversation, on a connection that the gateway has welcomed. */
export async function watching(from?: Tokens): Promise<{ world: World; client: ConversationClient }> {
  const world = new World();
  const client = clientOf(world, from);
  client.watch(C);
  await settled();
  world.socket.welcome();
  return { world, client };
}

export const conversation = (client: ConversationClient, id = C): Conversation | undefined => client.snapshot().conversations.get(id);
export const seqs = (client: ConversationClient) => conversation(client)?.events.map((event) => event.seq);
