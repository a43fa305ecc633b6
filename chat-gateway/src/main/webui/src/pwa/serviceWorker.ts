import { useSyncExternalStore } from 'react';

/** A page that stays open for days asks so often whether there is a newer one. */
const ASK_MILLIS = 60 * 60 * 1_000;

let renewed = false;
const listeners = new Set<() => void>();

/** Keeps the page's shell on the device, where that is possible, and notices when a newer page is there. */
export async function keepShell(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const workers = navigator.serviceWorker;
  // the first worker takes over a page that is as new as itself
  let first = !workers.controller;
  workers.addEventListener('controllerchange', () => {
    renewed = !first;
    first = false;
    listeners.forEach((listener) => listener());
  });
  try {
    const registration = await workers.register(`${import.meta.env.BASE_URL}sw.js`, { scope: import.meta.env.BASE_URL });
    setInterval(() => void registration.update().catch(() => undefined), ASK_MILLIS);
  } catch {
    // a browser that forbids it shows the page all the same
  }
}

/** Whether a newer version of the page is ready. */
export function useRenewed(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => renewed,
  );
}
