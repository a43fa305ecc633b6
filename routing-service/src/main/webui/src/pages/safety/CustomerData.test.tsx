import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Language } from '../../i18n';
import { answering, show, steppedUp, textOf, told } from '../../test/render';
import { SafetyPage } from './SafetyPage';

const WORDS = {
  'zh-CN': { tab: '客户资料', id: '客户编号', reason: '理由', download: '下载' },
  en: { tab: "A customer's data", id: "Customer's id", reason: 'Reason', download: 'Download' },
};

type Saved = { name: string; bytes: number };
let saved: Saved[];
let asked: { path: string; init: RequestInit }[];
/** What the export comes to. */
let answer: () => Response | Promise<Response>;

beforeEach(() => {
  saved = [];
  asked = [];
  let file: Blob;
  URL.createObjectURL = (made) => {
    file = made as Blob;
    return 'blob:zip';
  };
  URL.revokeObjectURL = () => undefined;
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, bytes: file.size });
  });
});

afterEach(() => void vi.useRealTimers());

async function open(language: Language = 'en') {
  answering({ '/chat/api/alerts': { alerts: [], next: null } });
  const known = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    if (!String(input).endsWith('/export')) {
      return known(input, init);
    }
    asked.push({ path: String(input), init: init! });
    return answer();
  };
  await show(<SafetyPage />, { language, roles: ['officer'] });
  await userEvent.click(await screen.findByRole('tab', { name: WORDS[language].tab }));
}

async function ask(language: Language = 'en', whose = ' guest-1 ') {
  const words = WORDS[language];
  await userEvent.type(screen.getByRole('textbox', { name: words.id }), whose);
  await userEvent.type(screen.getByRole('textbox', { name: words.reason }), ' asked by letter {Enter}');
}

const exporting = () => within(screen.getByRole('heading', { name: 'Hand out what is held' }).parentElement!);
const refusal = (status: number, code: string) => () => new Response(JSON.stringify({ code }), { status });
const breaking = (error: unknown) => () =>
  new Response(
    new ReadableStream({
      start: (body) => body.enqueue(new Uint8Array(10)),
      pull: (body) => body.error(error),
    }),
  );

it.each([
  ['en', 'Saved as xiaoer-guest-1-2026-11-20.zip (2 kB).'],
  ['zh-CN', '已保存为 xiaoer-guest-1-2026-11-20.zip（2 kB）。'],
] as const)('downloads what is held about a customer, for a reason (%s)', async (language, done) => {
  vi.setSystemTime(new Date(2026, 10, 20, 0, 30));
  answer = () => new Response(new Uint8Array(2_048));
  await open(language);
  await ask(language);
  expect(await screen.findByText(done)).toHaveAttribute('role', 'status');
  expect(saved).toEqual([{ name: 'xiaoer-guest-1-2026-11-20.zip', bytes: 2_048 }]);
  expect(asked).toHaveLength(1);
  expect(asked[0]!.path).toBe('/chat/api/customers/guest-1/export');
  expect(asked[0]!.init).toMatchObject({ method: 'POST', headers: { accept: 'application/zip' } });
  expect(await textOf(asked[0]!.init.body as Blob)).toBe('{"reason":"asked by letter"}');
});

it('wants to know whose and why', async () => {
  await open();
  const download = screen.getByRole('button', { name: 'Download' });
  expect(download).toBeDisabled();
  await userEvent.type(screen.getByRole('textbox', { name: "Customer's id" }), 'guest-1');
  await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), ' ok {Enter}');
  expect(download).toBeDisabled();
  await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'ay');
  expect(download).toBeEnabled();
  expect(asked).toEqual([]);
});

it('keeps what may not be in the name of a file out of it', async () => {
  answer = () => new Response('zip');
  await open();
  await ask('en', '../a b:c');
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(saved[0]!.name).toMatch(/^xiaoer-\.\._a_b_c-\d{4}-\d\d-\d\d\.zip$/);
  expect(asked[0]!.path).toBe('/chat/api/customers/..%2Fa%20b%3Ac/export');
});

it('says that it goes on and how much is here, and asks once only', async () => {
  let body!: ReadableStreamDefaultController<Uint8Array>;
  answer = () => new Response(new ReadableStream({ start: (it) => void (body = it) }));
  await open();
  await ask();
  expect(await screen.findByText('Being put together; this takes minutes if there is much.')).toHaveAttribute(
    'role',
    'status',
  );
  await told(() => body.enqueue(new Uint8Array(3 * 1_048_576)));
  expect(await screen.findByText('3 MB so far.')).toBeVisible();
  await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), '{Enter}');
  expect(asked).toHaveLength(1);
  expect(saved).toEqual([]);
  await told(() => body.close());
  expect(await screen.findByText(/^Saved as/)).toBeVisible();
  expect(screen.queryByText('3 MB so far.')).toBeNull();
});

it('signs in once more where the service wants it, and what was entered is still there', async () => {
  answer = refusal(401, 'step-up-required');
  await open();
  await ask();
  steppedUp.length = 0;
  await userEvent.click(await exporting().findByRole('button', { name: 'Sign in again' }));
  expect(steppedUp).toHaveLength(1);
  cleanup();
  await open();
  expect(screen.getByRole('textbox', { name: "Customer's id" })).toHaveValue(' guest-1 ');
  expect(screen.getByRole('textbox', { name: 'Reason' })).toHaveValue(' asked by letter ');
});

it.each([
  ['no right', refusal(403, 'forbidden'), 'Refused: your account may not do this.'],
  ['a session that ended', refusal(401, 'unauthenticated'), 'Refused: your account may not do this.'],
  ['nobody', refusal(404, 'unknown-customer'), 'Nothing is held about a customer with this id.'],
  ['a part that is down', refusal(503, 'try-again'), 'It cannot be done now: try again in a minute.'],
  ['a bug', refusal(500, 'internal-error'), 'It could not be put together (internal-error).'],
  [
    'no network',
    () => Promise.reject(new TypeError('fetch failed')),
    'The connection broke off before everything was here; nothing was saved. Try again.',
  ],
  [
    'an answer that breaks off',
    breaking(new TypeError('terminated')),
    'The connection broke off before everything was here; nothing was saved. Try again.',
  ],
  [
    'more than comes in time',
    breaking(new DOMException('timed out', 'TimeoutError')),
    'Too much to be fetched in ten minutes: try again on a faster network.',
  ],
])('says in words what came of %s, and saves nothing', async (_, how, words) => {
  answer = how;
  await open();
  await ask();
  expect(await exporting().findByRole('alert')).toHaveTextContent(words);
  expect(saved).toEqual([]);
  expect(screen.getByRole('button', { name: 'Download' })).toBeEnabled();
});

it('does not wait for a network that is gone', async () => {
  answer = () => Promise.reject(new TypeError('fetch failed'));
  await open();
  window.dispatchEvent(new Event('offline'));
  try {
    await ask();
    expect(await exporting().findByRole('alert')).toHaveTextContent('The connection broke off');
  } finally {
    window.dispatchEvent(new Event('online'));
  }
});

it('does not say beside one customer what came of another', async () => {
  answer = refusal(404, 'unknown-customer');
  await open();
  await ask();
  await exporting().findByRole('alert');
  await userEvent.type(screen.getByRole('textbox', { name: "Customer's id" }), '2');
  expect(exporting().queryByRole('alert')).toBeNull();
});

it('erases a customer for an officer who is sure, and says what was deleted', async () => {
  await open();
  const asked = answering({
    '/chat/api/keys/customers/guest-1': { keyDestroyed: true, media: 2, originals: 1 },
  });
  expect(screen.getByRole('button', { name: 'Erase' })).toBeDisabled();
  await userEvent.type(screen.getByRole('textbox', { name: "Customer's id" }), ' guest-1 ');
  await userEvent.click(screen.getByRole('button', { name: 'Erase' }));
  await userEvent.click(within(await screen.findByRole('tooltip')).getByRole('button', { name: 'Erase' }));
  expect(await screen.findByText(/2 media, 1 masked originals/)).toBeVisible();
  expect(asked).toEqual(['/chat/api/keys/customers/guest-1']);
});

it('signs in once more before an erasure', async () => {
  await open();
  globalThis.fetch = async () => refusal(401, 'step-up-required')();
  await userEvent.type(screen.getByRole('textbox', { name: "Customer's id" }), 'guest-1');
  await userEvent.click(screen.getByRole('button', { name: 'Erase' }));
  await userEvent.click(within(await screen.findByRole('tooltip')).getByRole('button', { name: 'Erase' }));
  steppedUp.length = 0;
  await userEvent.click(await screen.findByRole('button', { name: 'Sign in again' }));
  expect(steppedUp).toHaveLength(1);
});
