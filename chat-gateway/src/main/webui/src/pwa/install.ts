import { useSyncExternalStore } from 'react';

/** What Chromium's browsers offer where a page can be installed; others have it in their own menus. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

let offer: InstallOffer | undefined;
const listeners = new Set<() => void>();

function changed(next: InstallOffer | undefined): void {
  offer = next;
  listeners.forEach((listener) => listener());
}

/** Keeps the browser's offer for the moment in which somebody wants it. */
export function awaitInstallOffer(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    changed(event as InstallOffer);
  });
  window.addEventListener('appinstalled', () => changed(undefined));
}

/** Installs the page, or `undefined` where that cannot be offered. */
export function useInstall(): (() => void) | undefined {
  const current = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => offer,
  );
  return current && (() => void current.prompt().then(() => changed(undefined)));
}
