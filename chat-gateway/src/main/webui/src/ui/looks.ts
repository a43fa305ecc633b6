import { useSyncExternalStore } from 'react';
import { deviceStorage } from '../storage';

/** How somebody wants to see the page; `system` follows what the device says, also while the page is open. */
export interface Looks {
  readonly theme: 'system' | 'light' | 'dark';
  readonly contrast: 'system' | 'normal' | 'more';
  readonly text: 'normal' | 'large' | 'largest';
}

/** What there is to choose from, in the order of the dialog. */
export const CHOICES = {
  theme: ['system', 'light', 'dark'],
  contrast: ['system', 'normal', 'more'],
  text: ['normal', 'large', 'largest'],
} as const satisfies { [K in keyof Looks]: readonly Looks[K][] };

const KEY = 'xiaoer.looks';
const FIRST: Looks = { theme: 'system', contrast: 'system', text: 'normal' };
const listeners = new Set<() => void>();
let chosen: Looks = FIRST;

function restored(): Looks {
  try {
    const kept = JSON.parse(deviceStorage.getItem(KEY) ?? '{}') as Record<string, unknown>;
    const one = <K extends keyof Looks>(name: K): Looks[K] => {
      const known: readonly unknown[] = CHOICES[name];
      return known.includes(kept[name]) ? (kept[name] as Looks[K]) : FIRST[name];
    };
    return { theme: one('theme'), contrast: one('contrast'), text: one('text') };
  } catch {
    return FIRST;
  }
}

/** The style sheets know attributes only: the system's wish is resolved here, once, for all of them. */
function draw(): void {
  const wished = (query: string) => window.matchMedia(query).matches;
  const page = document.documentElement;
  const theme = chosen.theme === 'system' ? (wished('(prefers-color-scheme: dark)') ? 'dark' : 'light') : chosen.theme;
  page.dataset.theme = theme;
  page.dataset.contrast = chosen.contrast === 'system' ? (wished('(prefers-contrast: more)') ? 'more' : 'normal') : chosen.contrast;
  page.dataset.text = chosen.text;
  // the bar of an installed page takes the paper's colour
  const paper = getComputedStyle(page).getPropertyValue('--paper').trim();
  if (paper) document.querySelector('meta[name=theme-color]')?.setAttribute('content', paper);
}

/** Draws the page as it was chosen the last time, and follows the system from now on. */
export function followLooks(): void {
  chosen = restored();
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)']) {
    window.matchMedia(query).addEventListener('change', draw);
  }
  draw();
}

export function choose(change: Partial<Looks>): void {
  chosen = { ...chosen, ...change };
  deviceStorage.setItem(KEY, JSON.stringify(chosen));
  draw();
  listeners.forEach((listener) => listener());
}

export function useLooks(): Looks {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => chosen,
  );
}
