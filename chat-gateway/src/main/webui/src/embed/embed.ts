// The script of one tag for a shop's own page: a button, and behind it the customer page in a frame, so that neither
// page's styles and scripts reach the other. One file without imports, built to /chat/embed.js.
//
//   <script async src="https://service.example/chat/embed.js" data-entrance="product" data-ref="p-1001"></script>
//
// The shop's page may also say what its customer does on it, as far as he agreed to that in the frame: data-page, or
// Xiaoer.viewed and Xiaoer.cart.

interface Entrance {
  entrance?: 'help' | 'order' | 'product' | undefined;
  /** The order's or the product's id. */
  ref?: string | undefined;
}

/** A page of the shop, by the shop's own name of it. */
interface Viewed {
  page: string;
  /** The product's id, if it shows one. */
  product?: string | undefined;
}

/** How many of a product lie in the cart now. */
interface InCart {
  product: string;
  quantity: number;
  /** What one costs, in fen. */
  priceFen?: number | undefined;
}

/** What was done, as the gateway knows it, but for the shop and an id. */
type Done = { at: string; what: { kind: 'browsed' | 'dwelled' | 'cart-changed' } & Record<string, string | number> };

/** What the frame says to this script. */
type Word = { xiaoer: 1 } & ({ type: 'ready' } | { type: 'unread'; count: number } | { type: 'offer'; text: string } | { type: 'close' });

(() => {
  const WORDS = {
    zh: {
      open: '联系客服',
      close: '收起客服',
      frame: '在线客服',
      unread: (count: number) => `联系客服，${count} 条新消息`,
      later: '不用了',
    },
    en: {
      open: 'Ask us',
      close: 'Close the chat',
      frame: 'Customer service',
      unread: (count: number) => `Ask us, ${count} new`,
      later: 'No, thank you',
    },
  };
  const STYLE = `
:host { color-scheme: normal; }
button { position: fixed; right: calc(20px + env(safe-area-inset-right)); bottom: calc(20px + env(safe-area-inset-bottom)); width: 60px; height: 60px;
  padding: 0; border: 0; border-radius: 20px; background: #a63f24; color: #fff; cursor: pointer; box-shadow: 0 6px 24px rgb(70 45 20 / 30%); }
button:focus-visible { outline: 3px solid #fff; box-shadow: 0 0 0 6px #2c6455; }
svg { width: 36px; height: 36px; display: block; margin: auto; }
span { position: absolute; top: -6px; right: -6px; min-width: 22px; height: 22px; box-sizing: border-box; padding: 0 6px; border-radius: 11px; border: 2px solid #fff;
  background: #8a1c12; color: #fff; font: 600 12px/18px system-ui, sans-serif; text-align: center; }
span[hidden], div[hidden] { display: none; }
div { position: fixed; right: calc(20px + env(safe-area-inset-right)); bottom: calc(92px + env(safe-area-inset-bottom)); width: min(400px, calc(100vw - 40px));
  height: min(680px, calc(100dvh - 116px)); border-radius: 20px; overflow: hidden; background: #f7f1e8; box-shadow: 0 12px 48px rgb(70 45 20 / 35%); }
iframe { width: 100%; height: 100%; border: 0; display: block; }
section { position: fixed; right: calc(20px + env(safe-area-inset-right)); bottom: calc(92px + env(safe-area-inset-bottom)); display: flex;
  max-width: min(280px, calc(100vw - 40px)); }
section:not(:empty) { border-radius: 16px; background: #fff8ef; box-shadow: 0 6px 24px rgb(70 45 20 / 30%); }
section button { position: static; width: auto; height: auto; min-height: 44px; border-radius: inherit; padding: 12px 4px 12px 16px; background: none; box-shadow: none;
  color: #33261c; font: 15px/1.5 system-ui, sans-serif; text-align: start; }
section button + button { flex: 0 0 44px; padding: 0; color: #6a5644; font-size: 20px; text-align: center; }
@media (max-width: 520px), (max-height: 480px) { div { inset: 0; width: auto; height: auto; border-radius: 0; }
  button[aria-expanded=true] { display: none; } }
@media (forced-colors: active) { button, div, section:not(:empty) { border: 2px solid ButtonText; } }`;
  const FACE =
    '<svg viewBox="0 0 40 40" aria-hidden="true"><path fill="#fff8ef" d="M20 8c-7.700 0-14 5-14 11.300 0 3.700 2.200 7 5.600 9L10.500 33l5.800-3.100c1.200.3 2.400.4 3.700.4 7.700 0 14-5 14-11.200S27.700 8 20 8z"/><path fill="none" stroke="#a63f24" stroke-width="2.400" stroke-linecap="round" d="M14 19.500c1.600 3.400 10.400 3.400 12 0M14.700 15h.1M25.300 15h.1"/></svg>';
  /** After so many seconds before somebody's eyes a page is told of; each time with all of them. */
  const DWELT_SECONDS = [10, 30, 60, 120, 300];
  /** Most that is kept until the frame can hear it. */
  const MOST_UNTOLD = 20;
  /** Kept for the tab: the next page of the shop goes on where this one was. */
  const KEPT = 'xiaoer.embed';

  const tag = document.currentScript as HTMLScriptElement | null;
  if (!tag?.src || 'Xiaoer' in window) return;
  const service = new URL(tag.src).origin;
  const lang = tag.dataset.lang ?? (document.documentElement.lang || navigator.language);
  const words = /^en\b/i.test(lang) ? WORDS.en : WORDS.zh;
  const here: Entrance = { entrance: tag.dataset.entrance as Entrance['entrance'], ref: tag.dataset.ref };
  let unread = 0;
  let open = false;
  let frame: HTMLIFrameElement | undefined;
  let ready = false;
  let wanted: Entrance | undefined;
  /** Nobody has seen the frame that was made in the background. */
  let unseen = false;
  let offered = '';
  let viewed: Viewed | undefined;
  let dwelt = 0;
  let untold: Done[] = [];

  const host = document.createElement('xiaoer-chat');
  // whatever the shop's style sheets say, also with !important
  for (const [name, value] of [
    ['all', 'initial'],
    ['display', 'block'],
    ['position', 'fixed'],
    ['z-index', '2147483000'],
    ['inset', 'auto 0 0 auto'],
  ] as const) {
    host.style.setProperty(name, value, 'important');
  }
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const button = document.createElement('button');
  button.type = 'button';
  button.innerHTML = FACE;
  const badge = button.appendChild(document.createElement('span'));
  badge.setAttribute('aria-hidden', 'true');
  const box = document.createElement('div');
  box.setAttribute('role', 'dialog');
  box.setAttribute('aria-label', words.frame);
  box.hidden = true;
  const offer = document.createElement('section');
  offer.setAttribute('role', 'status');
  // first in the order of reading: on a phone it covers everything else
  root.append(box, offer, button);

  /** Help that the shop offers unasked: beside the button, until it is taken or sent away. */
  const drawOffer = () => {
    const shown = open ? '' : offered;
    if ((offer.firstChild?.textContent ?? '') === shown) return;
    offer.replaceChildren();
    if (!shown) return;
    const answer = (words: string, type: string, then: () => void) => {
      const made = offer.appendChild(document.createElement('button'));
      made.type = 'button';
      made.textContent = words;
      made.addEventListener('click', () => {
        offered = '';
        unseen = false;
        tell({ type });
        then();
        draw();
      });
      return made;
    };
    answer(shown, 'accept-offer', () => show(true));
    answer('×', 'dismiss-offer', () => button.focus()).setAttribute('aria-label', words.later);
  };
  const draw = () => {
    box.hidden = !open;
    drawOffer();
    badge.hidden = unread === 0 || open;
    badge.textContent = unread > 99 ? '99+' : String(unread);
    button.setAttribute('aria-expanded', String(open));
    button.setAttribute('aria-label', open ? words.close : unread > 0 ? words.unread(unread) : words.open);
  };
  const tell = (word: object) => {
    if (ready) frame?.contentWindow?.postMessage({ xiaoer: 1, ...word }, service);
  };
  const keep = () => {
    try {
      sessionStorage.setItem(KEPT, open ? 'open' : 'closed');
    } catch {
      // the next page begins closed
    }
  };
  const search = (entrance: Entrance) => {
    const asked = new URLSearchParams({ embed: window.location.origin, lang });
    if (entrance.entrance) asked.set('entrance', entrance.entrance);
    if (entrance.ref) asked.set('ref', entrance.ref);
    return asked;
  };
  const load = (entrance: Entrance) => {
    frame = document.createElement('iframe');
    frame.title = words.frame;
    frame.allow = 'microphone; camera; autoplay; clipboard-write';
    frame.src = `${service}/chat/?${search(entrance)}`;
    box.append(frame);
  };
  const show = (next: boolean, entrance?: Entrance) => {
    open = next;
    if (open && !frame) load(entrance ?? here);
    else if (open && (entrance?.entrance ?? (unseen && here.entrance))) {
      wanted = entrance?.entrance ? entrance : here;
      if (ready) deliver();
    }
    if (open) unseen = false;
    tell({ type: 'shown', visible: open });
    keep();
    draw();
    if (open) frame?.focus();
    else button.focus();
  };
  const deliver = () => {
    if (wanted) tell({ type: 'enter', entrance: wanted.entrance, ref: wanted.ref });
    wanted = undefined;
  };

  const did = (what: Done['what']) => {
    untold = [...untold, { at: new Date().toISOString(), what }].slice(-MOST_UNTOLD);
    if (ready) tellDone();
  };
  const tellDone = () => {
    if (untold.length > 0) tell({ type: 'did', done: untold });
    untold = [];
  };
  const pageOf = ({ page, product }: Viewed) => ({ page, ...(product ? { productId: product } : {}) });
  const view = (next: Viewed) => {
    viewed = next;
    dwelt = 0;
    did({ kind: 'browsed', ...pageOf(next) });
  };
  setInterval(() => {
    if (!viewed || document.hidden) return;
    dwelt++;
    if (DWELT_SECONDS.includes(dwelt)) did({ kind: 'dwelled', ...pageOf(viewed), seconds: dwelt });
  }, 1_000);

  button.addEventListener('click', () => show(!open));
  window.addEventListener('message', (event: MessageEvent<Word | null>) => {
    const word = event.data;
    if (!frame || event.source !== frame.contentWindow || event.origin !== service || typeof word !== 'object' || word?.xiaoer !== 1)
      return;
    if (word.type === 'ready') {
      ready = true;
      tell({ type: 'shown', visible: open });
      deliver();
      tellDone();
    } else if (word.type === 'unread' && Number.isInteger(word.count)) {
      unread = Math.max(0, word.count);
      draw();
      window.dispatchEvent(new CustomEvent('xiaoer:unread', { detail: unread }));
    } else if (word.type === 'offer') {
      offered = String(word.text);
      draw();
    } else if (word.type === 'close') {
      show(false);
    }
  });

  (window as unknown as Record<string, unknown>).Xiaoer = {
    open: (entrance?: Entrance) => show(true, entrance),
    close: () => show(false),
    viewed: (next: Viewed) => view(next),
    cart: ({ product, quantity, priceFen }: InCart) =>
      did({ kind: 'cart-changed', productId: product, quantity, ...(priceFen === undefined ? {} : { priceFen }) }),
  };
  if (tag.dataset.page) view({ page: tag.dataset.page, product: tag.dataset.product });
  const begin = () => {
    document.body.append(host);
    let before: string | null = null;
    try {
      before = sessionStorage.getItem(KEPT);
    } catch {
      // as on the first visit
    }
    // somebody who talked on the shop's last page sees at once what came meanwhile
    if (before !== null) {
      load({});
      open = before === 'open' && window.innerWidth > 520;
    } else if (tag.dataset.offers !== undefined) {
      load({});
      unseen = true;
    }
    draw();
  };
  if (document.body) begin();
  else document.addEventListener('DOMContentLoaded', begin);
})();
