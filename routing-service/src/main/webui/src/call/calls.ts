import { callOf, type Caller, type CallLine, type LoggedCall } from '@xiaoer/customer-client/call';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { DeskStore } from '../desk/DeskStore';
import type { Conversation } from '../desk/state';

export const CallerContext = createContext<Caller | null>(null);

/** The caller of the page; `null` for people who do not work at a desk. */
export function useCaller(): Caller | null {
  return useContext(CallerContext);
}

const nothing = () => () => undefined;
const NO_CALLS = { own: undefined, problem: undefined };

export function useCalls(caller: Caller | null) {
  return useSyncExternalStore(caller?.subscribe ?? nothing, caller?.snapshot ?? (() => NO_CALLS));
}

/** The call that rings or is on in a conversation that is ours. */
export function callIn(it: Conversation): LoggedCall | undefined {
  return it.life === 'over' ? undefined : callOf(it.transcript.events);
}

/** Whether this browser and page can make calls at all. */
export function canCall(): boolean {
  return (
    typeof RTCPeerConnection !== 'undefined' && typeof navigator.mediaDevices?.getUserMedia === 'function'
  );
}

/** The way of a call's frames into the suite. */
export function lineOf(store: DeskStore, servers: CallLine['servers']): CallLine {
  const ours = (conversationId: string) => ({ conversationId, controlEpoch: store.epoch(conversationId) });
  return {
    request: (id, callId, kind, endpoint) =>
      store.call({ type: 'request-call', ...ours(id), callId, kind, endpoint }),
    accept: (id, callId, endpoint) => store.call({ type: 'accept-call', ...ours(id), callId, endpoint }),
    end: (id, callId, lost) => store.call({ type: 'end-call', ...ours(id), callId, lost }),
    say: (conversationId, callId, endpoint, words) =>
      store.call({ type: 'call-say', conversationId, callId, endpoint, words }),
    servers,
  };
}
