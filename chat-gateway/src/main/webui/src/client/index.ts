export { SignedOut, type ConnectionState, type Tokens } from './connection';
export type { Conversation, QueuePlace } from './conversation';
export { ConversationClient, type Snapshot } from './conversationClient';
export { browserEnvironment, newId, socketUrl } from './environment';
export { isPending, pendingConversation, type Outgoing } from './outbox';
export * from './frames';
