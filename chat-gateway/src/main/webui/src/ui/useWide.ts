import { useSyncExternalStore } from 'react';

/** The same width as in the style sheets. */
const QUERY = '(width >= 60rem)';

function watch(listener: () => void): () => void {
  const query = window.matchMedia(QUERY);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether there is room for a list beside the conversation; on a phone it is not drawn and not read. */
export function useWide(): boolean {
  return useSyncExternalStore(watch, () => window.matchMedia(QUERY).matches);
}
