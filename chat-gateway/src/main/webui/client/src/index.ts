export { followBrowser } from './browser.js';
export * from './call/index.js';
export { SignedOut, type ConnectionState, type Tokens } from './connection.js';
export type { Conversation } from './conversation.js';
export { ConversationClient } from './conversationClient.js';
export {
  browserEnvironment,
  environmentOf,
  memoryStorage,
  newId,
  socketUrl,
  type Environment,
  type EnvironmentOptions,
  type KeyValueStorage,
  type Socket,
  type SocketListener,
  type WebSocketLike,
} from './environment.js';
export * from './frames.js';
export type { QueuePlace } from './hints.js';
export { isPending, pendingConversation, type Outgoing, type OutgoingState } from './outbox.js';
export { CLOSE, nextStep, type NextStep } from './reconnect.js';
export type { Offer, Snapshot } from './snapshots.js';
