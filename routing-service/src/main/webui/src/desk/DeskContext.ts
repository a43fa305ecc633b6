import { createContext, useContext, useSyncExternalStore } from 'react';
import type { DeskStore } from './DeskStore';
import { INITIAL, type DeskState } from './state';

/** `null` for people who do not work at a desk (officers, analysts). */
export const DeskContext = createContext<DeskStore | null>(null);

const nothing = () => () => undefined;

export function useDesk(): { store: DeskStore | null; state: DeskState } {
  const store = useContext(DeskContext);
  const state = useSyncExternalStore(store?.subscribe ?? nothing, store?.snapshot ?? (() => INITIAL));
  return { store, state };
}

/** For components that are only shown where there is a desk. */
export function useDeskStore(): { store: DeskStore; state: DeskState } {
  const { store, state } = useDesk();
  if (!store) {
    throw new Error('there is no desk for this person');
  }
  return { store, state };
}
