import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { Stage, expectAccessible, rest } from './stage';
import { followLooks } from '../../src/ui/looks';

const ORDER = {
  id: '20261118000123',
  title: '亚麻衬衫',
  titleEn: 'Linen shirt',
  furtherItems: 1,
  status: 'SHIPPED',
  totalFen: 38700,
  placedAt: '2026-11-18T04:00:00Z',
  imageUrl: null,
};
const PRODUCT = { id: 'p-1', title: '竹编提篮', titleEn: 'Bamboo basket', priceFen: 12800, imageUrl: '/demo-shop/images/p-1.svg' };
const TALK = {
  id: 'c-9',
  entrance: { kind: 'ORDER', reference: '1' },
  openedAt: '2026-11-20T04:00:00Z',
  lastSeq: 9,
  closed: true,
  rated: false,
  preview: '在路上',
};

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
});

it.each([
  ['zh-CN', '你好，李娜', /咨询订单 亚麻衬衫 等 2 件/, '运输中', '待评价', '竹编提篮'],
  ['en', 'Hello, 李娜', /Ask about order Linen shirt and more \(2 items\)/, 'On its way', 'To be rated', 'Bamboo basket'],
] as const)(
  'offers orders, products, the help centre and past conversations (%s)',
  async (locale, hello, order, status, toRate, product) => {
    rest({ orders: [ORDER], products: [PRODUCT], conversations: { conversations: [TALK] } });
    const stage = await Stage.open('', { locale });
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(hello);
    const entrance = await screen.findByRole('button', { name: order });
    expect(entrance).toHaveTextContent(status);
    expect(entrance).toHaveTextContent('¥387.00');
    expect(await screen.findByText(product)).toBeInTheDocument();
    expect(screen.getByText(toRate)).toBeInTheDocument();
    await expectAccessible();
    await userEvent.click(entrance);
    await stage.play((world) => world.socket.welcome());
    expect(stage.world.socket.of('open')).toMatchObject([{ entrance: { kind: 'ORDER', reference: ORDER.id } }]);
  },
);

it('asks an often asked question in a new conversation', async () => {
  rest({ orders: [], products: [], conversations: { conversations: [] } });
  const stage = await Stage.open('');
  await userEvent.click(screen.getByRole('button', { name: '我的快递到哪了' }));
  await stage.play((world) => world.socket.welcome());
  const requestId = stage.world.socket.of('open')[0]?.requestId ?? '';
  await stage.play((world) => world.socket.give({ type: 'opened', requestId, conversationId: 'c-1' }));
  expect(stage.world.socket.of('open')).toHaveLength(1);
  expect(stage.world.socket.of('post')).toMatchObject([{ conversationId: 'c-1', text: '我的快递到哪了' }]);
});

it('says so where there is nothing', async () => {
  rest({ orders: [], products: [], conversations: { conversations: [] } });
  await Stage.open('');
  expect(await screen.findByText('还没有订单。看中什么，先问问小二也好。')).toBeInTheDocument();
  expect(await screen.findByText('货架还在整理，稍后再来看看。')).toBeInTheDocument();
  expect(screen.queryByText('最近的对话')).not.toBeInTheDocument();
});

it('says what failed and tries again, one part without the others', async () => {
  rest({ orders: 403, products: [PRODUCT], conversations: { conversations: [] } });
  await Stage.open('');
  expect(await screen.findByText('这里没能读出来')).toBeInTheDocument();
  expect(screen.getByText('竹编提篮')).toBeInTheDocument();
  rest({ orders: [ORDER] });
  await userEvent.click(screen.getByRole('button', { name: '重试' }));
  expect(await screen.findByText('亚麻衬衫 等 2 件')).toBeInTheDocument();
});

it('tells that the network is gone', async () => {
  rest({ orders: new TypeError('network'), products: [], conversations: { conversations: [] } });
  await Stage.open('');
  expect(await screen.findByText('网络好像断开了')).toBeInTheDocument();
});

it('does not ask for orders of a guest, and lets him sign in', async () => {
  const asked = rest({ products: [PRODUCT], conversations: { conversations: [] } });
  const stage = await Stage.open('', { kind: 'guest' });
  expect(screen.getByText('登录后，可以从你的订单直接开始咨询。')).toBeInTheDocument();
  expect(asked.mock.calls.map(([path]) => String(path)).filter((path) => path.includes('orders'))).toEqual([]);
  await userEvent.click(screen.getAllByRole('button', { name: '登录' })[0] as HTMLElement);
  expect(stage.signedIn).toHaveBeenCalledOnce();
});

it('changes the language, and how it looks, for this device', async () => {
  rest({ orders: [], products: [], conversations: { conversations: [] } });
  await Stage.open('');
  await userEvent.click(screen.getByRole('button', { name: '更多' }));
  await userEvent.click(screen.getByRole('button', { name: 'English' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Hello, 李娜' })).toBeInTheDocument();
  expect(document.documentElement.lang).toBe('en');
  await userEvent.click(screen.getByRole('button', { name: 'More' }));
  await userEvent.click(screen.getByRole('button', { name: 'Display' }));
  const dialog = within(screen.getByRole('dialog', { name: 'Display' }));
  await userEvent.click(dialog.getByRole('radio', { name: 'Dark' }));
  await userEvent.click(dialog.getByRole('radio', { name: 'Largest' }));
  await userEvent.click(within(dialog.getByRole('group', { name: 'Contrast' })).getByRole('radio', { name: 'High' }));
  await expectAccessible();
  expect({ ...document.documentElement.dataset }).toEqual({ theme: 'dark', contrast: 'more', text: 'largest' });
  followLooks();
  expect({ ...document.documentElement.dataset }).toEqual({ theme: 'dark', contrast: 'more', text: 'largest' });
  await userEvent.click(dialog.getByRole('button', { name: 'Done' }));
  expect(screen.getByRole('button', { name: 'More' })).toHaveFocus();
});

it.each([
  ['zh-CN', '保存', '根据我浏览的内容提供更合适的服务'],
  ['en', 'Save', 'Learn from what I look at, to serve me better'],
] as const)('asks what the customer allows, once (%s)', async (locale, save, words) => {
  const line = (answered: boolean) => ['PROFILING', 'PROACTIVE'].map((purpose) => ({ purpose, answered, granted: answered }));
  const answers = {
    orders: [],
    products: [],
    conversations: { conversations: [] },
    consent: { version: '1', purposes: line(false) },
  };
  const asked = rest(answers);
  await Stage.open('', { locale });
  const panel = within(await screen.findByTestId('consent'));
  await expectAccessible();
  await userEvent.click(panel.getByRole('checkbox', { name: words }));
  answers.consent = { version: '1', purposes: line(true) };
  await userEvent.click(panel.getByRole('button', { name: save }));
  expect(asked).toHaveBeenCalledWith(
    expect.stringContaining('consent'),
    expect.objectContaining({
      method: 'PUT',
      body: JSON.stringify({ version: '1', granted: { PROFILING: true, PROACTIVE: false } }),
    }),
  );
  await waitFor(() => expect(screen.queryByTestId('consent')).not.toBeInTheDocument());
});

it.each([
  ['zh-CN', '更多', '隐私', '下载我的资料', '已经开始下载'],
  ['en', 'More', 'Privacy', 'Download my data', 'The download has begun'],
] as const)('hands the customer what is kept about him (%s)', async (locale, more, privacy, wanted, begun) => {
  const purposes = [{ purpose: 'PROFILING', answered: true, granted: false }];
  const asked = rest({ orders: [], products: [], conversations: { conversations: [] }, consent: { version: '1', purposes }, export: {} });
  const made = vi.fn(() => 'blob:zip');
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: made }));
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  await Stage.open('', { locale });
  await userEvent.click(screen.getByRole('button', { name: more }));
  await userEvent.click(await screen.findByRole('button', { name: privacy }));
  const panel = within(await screen.findByTestId('consent'));
  await userEvent.click(panel.getByRole('button', { name: wanted }));
  await panel.findByText(new RegExp(begun));
  expect(asked).toHaveBeenCalledWith(
    expect.stringContaining('api/export'),
    expect.objectContaining({ headers: expect.objectContaining({ accept: 'application/zip' }) as unknown }),
  );
  expect(made).toHaveBeenCalledOnce();
  expect(clicked).toHaveBeenCalledOnce();
  await expectAccessible();
});

it.each([
  ['zh-CN', '查找', '输入要查找的词', '查找更早的消息'],
  ['en', 'Search', 'Words that you look for', 'Look further back'],
] as const)('finds words in past conversations and goes to the message (%s)', async (locale, look, words, further) => {
  const message = {
    conversationId: 'c-9',
    seq: 4,
    time: '2026-11-20T04:00:00Z',
    author: { kind: 'BOT', id: 'xiaoer', displayName: '小二' },
    words: '您的包裹已到达上海转运中心',
  };
  rest({ orders: [], products: [], conversations: { conversations: [TALK] }, search: { messages: [message], next: 'c-9:2' } });
  await Stage.open('', { locale });
  await userEvent.type(await screen.findByRole('searchbox', { name: words }), '上海{Enter}');
  expect(screen.getByRole('button', { name: look })).toBeVisible();
  expect(await screen.findByText('上海')).toHaveProperty('tagName', 'MARK');
  expect(screen.getByRole('button', { name: further })).toBeEnabled();
  await expectAccessible();
  await userEvent.click(screen.getByText('上海'));
  expect(window.location.search).toBe('?conversation=c-9&at=4');
});

it('says where nothing was found', async () => {
  rest({ orders: [], products: [], conversations: { conversations: [TALK] }, search: { messages: [] } });
  await Stage.open('', { locale: 'en' });
  await userEvent.type(await screen.findByRole('searchbox', { name: 'Words that you look for' }), 'parrot{Enter}');
  expect(await screen.findByText('Nothing says “parrot”.')).toBeVisible();
});
