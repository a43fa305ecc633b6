import { expect, it, vi } from 'vitest';
import { deedOf } from '../src/embed/shop';
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

it("keeps what was done on the shop's page until somebody may hear it, and not for ever", () => {
  vi.spyOn(window.parent, 'postMessage').mockImplementation(() => undefined);
  const embedded = Embedded.at({ search: `?embed=${SHOP}` }, true) as Embedded;
  for (let i = 1; i <= 25; i++) say({ xiaoer: 1, type: 'did', done: [i] });
  say({ xiaoer: 1, type: 'did', done: ['forged'] }, 'https://elsewhere.example');
  const listener = { did: vi.fn(), acceptOffer: vi.fn(), dismissOffer: vi.fn() };
  const stop = embedded.hear(listener);
  expect(listener.did.mock.calls).toEqual([[Array.from({ length: 20 }, (_, i) => i + 6)]]);
  say({ xiaoer: 1, type: 'did', done: [26] });
  expect(listener.did).toHaveBeenLastCalledWith([26]);
  say({ xiaoer: 1, type: 'dismiss-offer' });
  expect(listener.dismissOffer).toHaveBeenCalledOnce();
  stop();
  say({ xiaoer: 1, type: 'accept-offer' });
  expect(listener.acceptOffer).not.toHaveBeenCalled();
});

it("takes of a shop's page only what is a deed", () => {
  const at = '2026-11-21T08:00:00.000Z';
  const what = (said: object) => deedOf({ at, what: said }, 'yunxi')?.what;
  expect(what({ kind: 'browsed', page: 'product', productId: 'p-1' })).toEqual({
    kind: 'browsed',
    shopId: 'yunxi',
    page: 'product',
    productId: 'p-1',
  });
  expect(what({ kind: 'dwelled', page: 'home', seconds: 30 })).toEqual({ kind: 'dwelled', shopId: 'yunxi', page: 'home', seconds: 30 });
  expect(what({ kind: 'cart-changed', productId: 'p-1', quantity: 2, priceFen: 12_900 })).toMatchObject({ quantity: 2, priceFen: 12_900 });
  expect(what({ kind: 'cart-changed', productId: 'p-1', quantity: 2, priceFen: 1.5 })).not.toHaveProperty('priceFen');
  expect(what({ kind: 'browsed', page: 'x'.repeat(101) })).toBeUndefined();
  expect(what({ kind: 'dwelled', page: 'home', seconds: -1 })).toBeUndefined();
  expect(what({ kind: 'order-changed', orderId: 'o', status: 'PAID', totalFen: 1 })).toBeUndefined();
  expect(deedOf({ at: 'today', what: { kind: 'browsed', page: 'home' } }, 'yunxi')).toBeUndefined();
  expect(deedOf(null, 'yunxi')).toBeUndefined();
});
