import { beforeEach, expect, it, vi } from 'vitest';

const SERVICE = 'https://service.example';

/** A shop's page with the script in it; gives what the script made. */
async function shop(data: Record<string, string> = {}) {
  document.body.innerHTML = '';
  const tag = document.createElement('script');
  Object.assign(tag.dataset, data);
  Object.defineProperty(tag, 'src', { value: `${SERVICE}/chat/embed.js` });
  vi.spyOn(document, 'currentScript', 'get').mockReturnValue(tag);
  vi.stubGlobal(
    'CSSStyleSheet',
    class {
      replaceSync(): void {}
    },
  );
  let root: ShadowRoot | undefined;
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element) {
    return (root = attach.call(this, { mode: 'open' }));
  });
  vi.resetModules();
  await import('../src/embed/embed' as string);
  const made = root as ShadowRoot;
  const button = made.querySelector('section + button') as HTMLButtonElement;
  const frame = () => made.querySelector('iframe');
  const told: unknown[] = [];
  const say = (word: unknown, origin = SERVICE, source: unknown = frame()?.contentWindow) =>
    window.dispatchEvent(new MessageEvent('message', { data: word, origin, source: source as Window }));
  const ready = () => {
    // jsdom gives no window to a frame in a shadow tree
    const content = document.body.appendChild(document.createElement('iframe')).contentWindow as Window;
    Object.defineProperty(frame(), 'contentWindow', { value: content });
    vi.spyOn(content, 'postMessage').mockImplementation(((word: unknown, target: string) => told.push([word, target])) as never);
    say({ xiaoer: 1, type: 'ready' });
  };
  const offer = (pressed?: string) => {
    const buttons = [...made.querySelectorAll<HTMLButtonElement>('section button')];
    buttons.find(({ textContent }) => textContent === pressed)?.click();
    return buttons.map(({ textContent }) => textContent);
  };
  return { button, frame, say, told, ready, offer };
}

interface Api {
  open(entrance: object): void;
  viewed(page: object): void;
  cart(cart: object): void;
}

function api(): Api {
  return (window as unknown as { Xiaoer: Api }).Xiaoer;
}

beforeEach(() => {
  sessionStorage.clear();
  delete (window as unknown as Record<string, unknown>).Xiaoer;
});

it('is a button, and behind it a frame that knows the shop, its language and where the customer is', async () => {
  const { button, frame, told, ready } = await shop({ lang: 'en', entrance: 'product', ref: 'p-1001' });
  expect(button).toHaveAttribute('aria-label', 'Ask us');
  expect(frame()).toBeNull();
  button.click();
  expect(button).toHaveAttribute('aria-expanded', 'true');
  const address = new URL(frame()?.src ?? '');
  expect(address.origin + address.pathname).toBe(`${SERVICE}/chat/`);
  expect(Object.fromEntries(address.searchParams)).toEqual({
    embed: window.location.origin,
    lang: 'en',
    entrance: 'product',
    ref: 'p-1001',
  });
  ready();
  expect(told).toEqual([[{ xiaoer: 1, type: 'shown', visible: true }, SERVICE]]);
});

it('counts what came while it was closed, and believes nobody but its frame', async () => {
  const { button, frame, say, ready } = await shop({ lang: 'zh-CN' });
  button.click();
  ready();
  button.click();
  say({ xiaoer: 1, type: 'unread', count: 3 });
  expect(button).toHaveAttribute('aria-label', '联系客服，3 条新消息');
  say({ xiaoer: 1, type: 'unread', count: 9 }, 'https://elsewhere.example');
  say({ xiaoer: 1, type: 'unread', count: 9 }, SERVICE, window);
  say({ type: 'unread', count: 9 });
  say(null);
  expect(button.querySelector('span')).toHaveTextContent('3');
  expect(frame()).not.toBeNull();
});

it('is closed by its frame, and sent to an entrance by the shop', async () => {
  const { button, say, told, ready } = await shop();
  button.click();
  ready();
  say({ xiaoer: 1, type: 'close' });
  expect(button).toHaveAttribute('aria-expanded', 'false');
  api().open({ entrance: 'order', ref: '20261118000123' });
  expect(told.slice(-2)).toEqual([
    [{ xiaoer: 1, type: 'enter', entrance: 'order', ref: '20261118000123' }, SERVICE],
    [{ xiaoer: 1, type: 'shown', visible: true }, SERVICE],
  ]);
});

it("goes on on the shop's next page without beginning anything", async () => {
  sessionStorage.setItem('xiaoer.embed', 'closed');
  const { button, frame } = await shop({ entrance: 'product', ref: 'p-1001' });
  expect(button).toHaveAttribute('aria-expanded', 'false');
  expect(new URL(frame()?.src ?? '').searchParams.has('entrance')).toBe(false);
});

it('tells the frame what its customer does on the page, once it can hear that, with the time it was before his eyes', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'Date'] });
  const { button, told, ready } = await shop({ page: 'product', product: 'p-1001' });
  api().cart({ product: 'p-1001', quantity: 2, priceFen: 12_900 });
  button.click();
  ready();
  const done = (...what: object[]) => [
    { xiaoer: 1, type: 'did', done: what.map((one) => ({ at: expect.any(String), what: one })) },
    SERVICE,
  ];
  expect(told.at(-1)).toEqual(
    done(
      { kind: 'browsed', page: 'product', productId: 'p-1001' },
      { kind: 'cart-changed', productId: 'p-1001', quantity: 2, priceFen: 12_900 },
    ),
  );
  vi.advanceTimersByTime(9_000);
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  vi.advanceTimersByTime(60_000);
  hidden.mockReturnValue(false);
  expect(told.at(-1)).toHaveProperty('0.done.length', 2);
  vi.advanceTimersByTime(1_000);
  expect(told.at(-1)).toEqual(done({ kind: 'dwelled', page: 'product', productId: 'p-1001', seconds: 10 }));
  api().viewed({ page: 'home' });
  expect(told.at(-1)).toEqual(done({ kind: 'browsed', page: 'home' }));
  vi.useRealTimers();
});

it('shows help that is offered beside the button, where it is taken or sent away', async () => {
  const { button, frame, say, told, ready, offer } = await shop({ lang: 'en', offers: '', entrance: 'product', ref: 'p-1001' });
  expect(button).toHaveAttribute('aria-expanded', 'false');
  expect(new URL(frame()?.src ?? '').searchParams.has('entrance')).toBe(false);
  ready();
  say({ xiaoer: 1, type: 'offer', text: 'Shall we help with the size?' });
  expect(offer()).toEqual(['Shall we help with the size?', '×']);
  offer('×');
  expect(told.at(-1)).toEqual([{ xiaoer: 1, type: 'dismiss-offer' }, SERVICE]);
  expect(offer()).toEqual([]);
  say({ xiaoer: 1, type: 'offer', text: 'Shall we help?' });
  offer('Shall we help?');
  expect(told.slice(-2)).toEqual([
    [{ xiaoer: 1, type: 'accept-offer' }, SERVICE],
    [{ xiaoer: 1, type: 'shown', visible: true }, SERVICE],
  ]);
  expect(offer()).toEqual([]);
  expect(button).toHaveAttribute('aria-expanded', 'true');
});

it('goes to the entrance of its tag when the button of a page that was made ready is first pressed', async () => {
  const { button, told, ready } = await shop({ offers: '', entrance: 'product', ref: 'p-1001' });
  ready();
  button.click();
  expect(told.at(-2)).toEqual([{ xiaoer: 1, type: 'enter', entrance: 'product', ref: 'p-1001' }, SERVICE]);
});
