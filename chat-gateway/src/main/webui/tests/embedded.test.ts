import { expect, it, vi } from 'vitest';
import { Embedded } from '../src/embed/embedded';

const SHOP = 'https://www.shop.example';
const say = (data: unknown, origin = SHOP, source: unknown = window.parent) =>
  window.dispatchEvent(new MessageEvent('message', { data, origin, source: source as Window }));

it('is a part of a page only in a frame, and of an origin only', () => {
  expect(Embedded.at({ search: `?embed=${SHOP}` }, false)).toBeUndefined();
  expect(Embedded.at({ search: '' }, true)).toBeUndefined();
  expect(Embedded.at({ search: '?embed=javascript:alert(1)' }, true)).toBeUndefined();
  expect(Embedded.at({ search: `?embed=${SHOP}/page` }, true)).toBeUndefined();
  expect(Embedded.at({ search: '?embed=*' }, true)).toBeUndefined();
});

it("hears the shop's page and no other, and speaks to it alone", () => {
  const told = vi.spyOn(window.parent, 'postMessage').mockImplementation(() => undefined);
  const embedded = Embedded.at({ search: `?embed=${SHOP}` }, true) as Embedded;
  const entered = vi.fn();
  embedded.ready(entered);
  say({ xiaoer: 1, type: 'shown', visible: true }, 'https://elsewhere.example');
  expect(embedded.shown).toBe(false);
  say({ xiaoer: 1, type: 'shown', visible: true });
  expect(embedded.shown).toBe(true);
  say({ xiaoer: 1, type: 'enter', entrance: 'order', ref: '20261118000123' });
  say({ xiaoer: 1, type: 'enter', entrance: 'order' });
  say({ xiaoer: 1, type: 'enter', entrance: 'elsewhere', ref: 'x' });
  expect(entered.mock.calls).toEqual([
    [{ kind: 'entrance', entrance: { kind: 'ORDER', reference: '20261118000123' }, request: undefined }],
  ]);
  embedded.unread(2);
  embedded.close();
  expect(told.mock.calls).toEqual([
    [{ xiaoer: 1, type: 'ready' }, SHOP],
    [{ xiaoer: 1, type: 'unread', count: 2 }, SHOP],
    [{ xiaoer: 1, type: 'close' }, SHOP],
  ]);
});
