import { useSyncExternalStore } from 'react';

const KEY = 'xiaoer.large-text';
const listeners = new Set<() => void>();

function isLarge(): boolean {
  return document.documentElement.dataset.text === 'large';
}

function setLarge(large: boolean): void {
  document.documentElement.dataset.text = large ? 'large' : 'normal';
  localStorage.setItem(KEY, String(large));
  listeners.forEach((listener) => listener());
}

/** As it was chosen the last time. */
export function restoreLargeText(): void {
  setLarge(localStorage.getItem(KEY) === 'true');
}

/** Everything is measured in rem, so that one attribute makes the whole page larger. */
export function useLargeText(): [boolean, (large: boolean) => void] {
  const large = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, isLarge);
  return [large, setLarge];
}
