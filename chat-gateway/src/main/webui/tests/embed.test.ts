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
  const button = made.querySelector('button') as HTMLButtonElement;
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
  return { button, frame, say, told, ready };
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
  const api = (window as unknown as { Xiaoer: { open(entrance: object): void } }).Xiaoer;
  api.open({ entrance: 'order', ref: '20261118000123' });
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
