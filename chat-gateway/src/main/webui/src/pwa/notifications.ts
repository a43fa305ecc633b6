import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Tokens } from '@xiaoer/customer-client';
import i18next from 'i18next';
import { call } from '../api/http';
import { embedded } from '../embed/embedded';
import { useSession } from '../session/session';

const QUERY = ['notifications'];

/** Whether this browser is called when an answer is not seen; `undefined` where that cannot be. */
export interface Notifications {
  readonly on: boolean;
  /** The customer has forbidden it to this page, in the browser. */
  readonly forbidden: boolean;
  readonly failed: boolean;
  toggle(): void;
}

function isPossible(): boolean {
  return !embedded && 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}

async function subscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration(import.meta.env.BASE_URL);
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** Ends the calls of a person who leaves: nobody else is to be told about his conversations on this device. */
export async function stopNotifications(tokens: Tokens): Promise<void> {
  if (!isPossible()) return;
  const known = await subscription();
  if (!known) return;
  await known.unsubscribe();
  await call(`push-subscriptions?endpoint=${encodeURIComponent(known.endpoint)}`, { method: 'DELETE', token: await tokens.current() });
}

async function begin(key: string, token: string): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted') return;
  const registration = await navigator.serviceWorker.ready;
  const made = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const { endpoint, keys } = made.toJSON();
  try {
    await call('push-subscriptions', { method: 'POST', token, body: { endpoint, keys, locale: i18next.language } });
  } catch (error) {
    await made.unsubscribe();
    throw error;
  }
}

export function useNotifications(): Notifications | undefined {
  const { tokens, pushKey } = useSession();
  const queries = useQueryClient();
  const possible = pushKey !== undefined && isPossible();
  const state = useQuery({
    queryKey: QUERY,
    enabled: possible,
    queryFn: async () => ({ on: (await subscription()) !== null, forbidden: Notification.permission === 'denied' }),
    staleTime: 0,
  });
  const change = useMutation({
    mutationFn: async () => {
      if (state.data?.on) await stopNotifications(tokens);
      else await begin(pushKey ?? '', await tokens.current());
    },
    onSettled: () => queries.invalidateQueries({ queryKey: QUERY }),
  });
  if (!possible || !state.data) return undefined;
  return { ...state.data, failed: change.isError, toggle: () => change.mutate() };
}
