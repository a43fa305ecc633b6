import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import i18next from 'i18next';
import {
  ConversationClient,
  type Device,
  type Environment,
  environmentOf,
  followBrowser,
  newId,
  type Snapshot,
  socketUrl,
} from '@xiaoer/customer-client';
import { deviceStorage, tabStorage } from '../storage';
import { useSession } from '../session/session';

const DEVICE = 'xiaoer.device';

const ClientContext = createContext<ConversationClient | undefined>(undefined);

function environment(): Environment {
  const url = socketUrl(window.location, import.meta.env.BASE_URL);
  return environmentOf({ open: () => new WebSocket(url), storage: tabStorage, online: () => navigator.onLine });
}

/** Drawn once for this browser; says nothing about anybody. */
function thisDevice(): Device {
  const id = deviceStorage.getItem(DEVICE) ?? newId();
  deviceStorage.setItem(DEVICE, id);
  return { id, kind: 'WEB' };
}

/** One client for the person of this page. */
export function ClientProvider({ client, children }: { client?: ConversationClient; children: ReactNode }) {
  const { person, tokens } = useSession();
  const used = useMemo(
    () => client ?? new ConversationClient(environment(), tokens, person, () => i18next.language, thisDevice()),
    [client, person, tokens],
  );

  useEffect(() => {
    const stop = followBrowser(used);
    return () => {
      stop();
      used.stop();
    };
  }, [used]);

  return <ClientContext.Provider value={used}>{children}</ClientContext.Provider>;
}

export function useClient(): ConversationClient {
  const client = useContext(ClientContext);
  if (!client) throw new Error('no conversation client around');
  return client;
}

export function useSnapshot(): Snapshot {
  const client = useClient();
  return useSyncExternalStore(client.subscribe, client.snapshot);
}
