export { browserTalk } from './browser.js';
export { callOf, type CallEnd, type CallKind, type CallSide, type LoggedCall } from './calls.js';
export { Caller, type CallerSnapshot, type CallLine, type CallPhase, type CallProblem, type OwnCall } from './caller.js';
export type { CallListener } from './listener.js';
export { Negotiation } from './negotiation.js';
export type { TalkPlatform } from './talk.js';
export type { After, CallCandidate, CallWords, Peer } from './words.js';
