import {
  browserTalk,
  Caller,
  type CallerSnapshot,
  type CallLine,
  callOf,
  type Conversation,
  type ConversationClient,
  type LoggedCall,
  newId,
} from '@xiaoer/customer-client';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import { call as ask } from '../api/http';
import { useClient } from '../conversation/client';
import { type Session, useSession } from '../session/session';

const CallerContext = createContext<Caller | undefined>(undefined);

/** The calls of this page's person; a page takes part in one at a time. */
export function CallerProvider({ children }: { children: ReactNode }) {
  const client = useClient();
  const { tokens } = useSession();
  const caller = useMemo(() => new Caller(lineOf(client, tokens), 'CUSTOMER', browserTalk(newId)), [client, tokens]);

  useEffect(() => {
    const stop = client.onCall({
      heard: (conversationId, callId, words) => caller.heard(conversationId, callId, words),
      refused: (callId) => caller.refused(callId),
      online: () => caller.online(),
    });
    const leave = () => caller.hangUp();
    window.addEventListener('pagehide', leave);
    return () => {
      stop();
      window.removeEventListener('pagehide', leave);
      caller.hangUp();
    };
  }, [client, caller]);

  return <CallerContext.Provider value={caller}>{children}</CallerContext.Provider>;
}

export function useCaller(): { caller: Caller; calls: CallerSnapshot } {
  const caller = useContext(CallerContext);
  if (!caller) throw new Error('no caller around');
  return { caller, calls: useSyncExternalStore(caller.subscribe, caller.snapshot) };
}

/** The call that rings or is on in a conversation; the caller is kept up to date with it. */
export function useCall({ id, events, caughtUp }: Conversation): LoggedCall | undefined {
  const { caller, calls } = useCaller();
  const call = useMemo(() => callOf(events), [events]);
  useEffect(() => {
    if (caughtUp) caller.logged(id, call);
    // also when the page's own part begins: what it waits for may be in the log already
  }, [caller, id, call, caughtUp, calls.own?.callId, calls.own?.phase]);
  return call;
}

/** Whether this browser and page can make calls at all. */
export function canCall(): boolean {
  return typeof RTCPeerConnection !== 'undefined' && typeof navigator.mediaDevices?.getUserMedia === 'function';
}

function lineOf(client: ConversationClient, tokens: Session['tokens']): CallLine {
  return {
    request: (conversationId, callId, kind, endpoint) => void client.call({ type: 'request-call', conversationId, callId, kind, endpoint }),
    accept: (conversationId, callId, endpoint) => void client.call({ type: 'accept-call', conversationId, callId, endpoint }),
    end: (conversationId, callId, lost) => void client.call({ type: 'end-call', conversationId, callId, lost }),
    say: (conversationId, callId, endpoint, words) => void client.call({ type: 'call-say', conversationId, callId, endpoint, words }),
    servers: async (conversationId, callId) =>
      ask<RTCConfiguration>(`conversations/${encodeURIComponent(conversationId)}/calls/${encodeURIComponent(callId)}/ice-servers`, {
        token: await tokens.current(),
      }),
  };
}
