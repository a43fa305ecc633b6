import { expect, it, vi } from 'vitest';
import { choose, followLooks } from '../src/ui/looks';

/** A device that wishes something, and can change its mind. */
function device() {
  const queries = new Map<string, { matches: boolean; changed: () => void }>();
  vi.stubGlobal('matchMedia', (query: string) => {
    const known = queries.get(query) ?? { matches: false, changed: () => undefined };
    queries.set(query, known);
    return Object.defineProperty({ addEventListener: (_: string, call: () => void) => (known.changed = call) }, 'matches', {
      get: () => known.matches,
    });
  });
  return (query: string, matches: boolean) => {
    const known = queries.get(query);
    if (!known) throw new Error(`nobody asked for ${query}`);
    known.matches = matches;
    known.changed();
  };
}

it('follows the system until something else is chosen, and again when that is taken back', () => {
  localStorage.clear();
  const wish = device();
  const drawn = document.documentElement.dataset;
  followLooks();
  expect({ ...drawn }).toEqual({ theme: 'light', contrast: 'normal', text: 'normal' });
  wish('(prefers-color-scheme: dark)', true);
  wish('(prefers-contrast: more)', true);
  expect({ ...drawn }).toEqual({ theme: 'dark', contrast: 'more', text: 'normal' });
  choose({ theme: 'light' });
  expect(drawn.theme).toBe('light');
  choose({ theme: 'system' });
  expect(drawn.theme).toBe('dark');
});

it('begins as the system wishes when what was kept is not readable', () => {
  localStorage.setItem('xiaoer.looks', '{"theme":"pink","text":"large"}');
  followLooks();
  expect({ ...document.documentElement.dataset }).toEqual({ theme: 'light', contrast: 'normal', text: 'large' });
  localStorage.setItem('xiaoer.looks', 'no JSON');
  followLooks();
  expect(document.documentElement.dataset.text).toBe('normal');
});
