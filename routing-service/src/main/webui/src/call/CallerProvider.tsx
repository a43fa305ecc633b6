import { browserTalk, Caller } from '@xiaoer/customer-client/call';
import { useContext, useEffect, useMemo, type ReactNode } from 'react';
import { DeskContext } from '../desk/DeskContext';
import { useSignedIn } from '../shell/contexts';
import { CallDock } from './CallDock';
import { CallerContext, callIn, lineOf } from './calls';
import './call.css';

/** The calls of an agent's page, and the place where they are shown, whatever page of the console he looks at. */
export function CallerProvider({ children }: { children: ReactNode }) {
  const store = useContext(DeskContext);
  const { services } = useSignedIn();
  const caller = useMemo(
    () =>
      store &&
      new Caller(
        lineOf(store, services.iceServers),
        'AGENT',
        browserTalk(() => crypto.randomUUID()),
      ),
    [store, services],
  );
  useEffect(() => {
    if (!store || !caller) {
      return undefined;
    }
    const look = () => {
      for (const it of store.snapshot().conversations) {
        caller.logged(it.id, callIn(it));
      }
    };
    const stops = [
      store.subscribe(look),
      // also when the page's own part begins: what it waits for may be in the log already
      caller.subscribe(look),
      store.onCall({
        heard: (conversationId, callId, words) => caller.heard(conversationId, callId, words),
        refused: (callId) => caller.refused(callId),
        online: () => caller.online(),
      }),
    ];
    const leave = () => caller.hangUp();
    window.addEventListener('pagehide', leave);
    return () => {
      stops.forEach((stop) => stop());
      window.removeEventListener('pagehide', leave);
      caller.hangUp();
    };
  }, [store, caller]);
  return (
    <CallerContext value={caller}>
      {children}
      {caller && <CallDock caller={caller} />}
    </CallerContext>
  );
}
