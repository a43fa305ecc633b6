import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Counts, Live } from '../../rest/insight';
import { answering, show } from '../../test/render';
import InsightPage from './InsightPage';

const NONE: Counts = {
  intents: {},
  outcomes: { BOT: 0, AGENT: 0, ABANDONED: 0 },
  desks: {},
  opened: 0,
  closed: 0,
  cases: 0,
  messages: { CUSTOMER: 0, BOT: 0, AGENT: 0 },
  firstResponse: { count: 0, sumMillis: 0, p50: null, p90: null },
  agentFirstResponse: { count: 0, sumMillis: 0, p50: null, p90: null },
  waiting: { count: 0, sumMillis: 0, p50: null, p90: null },
  csat: { count: 0, sumStars: 0, solved: 0 },
};

const BUSY: Counts = {
  ...NONE,
  intents: { 'where-is-my-parcel': 3, 'payment-failed': 1, unknown: 0 },
  outcomes: { BOT: 1, AGENT: 3, ABANDONED: 0 },
  opened: 5,
  closed: 4,
  cases: 1,
  messages: { CUSTOMER: 6, BOT: 4, AGENT: 2 },
  waiting: { count: 2, sumMillis: 90_000, p50: 7_500, p90: 82_000 },
  csat: { count: 2, sumStars: 9, solved: 1 },
};

const live = (totals: Counts): Live => ({
  minutes: [{ minute: '2026-11-21T04:00:00Z', ...totals }],
  totals,
  definitions: { csat: { version: 1, text: 'Ratings recorded.' } },
  updatedAt: '2026-11-21T04:00:30Z',
});

describe.each([
  ['zh-CN', '4.5', '2 个评价 · 解决率 50%', '90 分位 1 分 22 秒', '暂无数据'],
  ['en', '4.5', '2 ratings · 50% solved', '90th percentile 1 min 22 s', 'No data yet'],
] as const)('live figures (%s)', (language, stars, ratings, p90, none) => {
  it('are shown with what they rest on', async () => {
    answering({ '/insight/api/live': live(BUSY) });
    await show(<InsightPage />, { language, roles: ['analyst'] });
    const csat = await screen.findByTestId('csat');
    expect(within(csat).getByText(stars)).toBeVisible();
    expect(within(csat).getByText(ratings)).toBeVisible();
    expect(within(screen.getByTestId('waiting')).getByText(p90)).toBeVisible();
    expect(within(screen.getByTestId('first-response')).getByText(none)).toBeVisible();
    expect(within(screen.getByTestId('messages')).getByText('12')).toBeVisible();
  });
});

it('says the same in a table as in the chart', async () => {
  answering({ '/insight/api/live': live(BUSY) });
  await show(<InsightPage />, { roles: ['analyst'] });
  const card = await screen.findByRole('region', { name: '意图' });
  expect(within(card).getByRole('img', { name: '意图' })).toBeInTheDocument();
  await userEvent.click(within(card).getByText('表'));
  const rows = within(card)
    .getAllByRole('row')
    .map((row) => row.textContent);
  expect(rows).toEqual(['意图数量占比', '查物流375%', '付款失败125%']);
});

it('tells the definition of a figure, and its version, to those who ask', async () => {
  answering({ '/insight/api/live': live(BUSY) });
  await show(<InsightPage />, { language: 'en', roles: ['analyst'] });
  const csat = await screen.findByTestId('csat');
  const mark = within(csat).getByRole('button', { name: 'Definition: CSAT: Ratings recorded.' });
  await userEvent.hover(mark);
  expect(await screen.findByText('Ratings recorded. (Definition, version 1)')).toBeInTheDocument();
});

it('says that nothing has happened yet', async () => {
  answering({ '/insight/api/live': live(NONE) });
  await show(<InsightPage />, { roles: ['analyst'] });
  expect(await screen.findByText('最近 60 分钟没有会话')).toBeVisible();
});

it('says that the figures cannot be read', async () => {
  answering({ '/insight/api/live': 503 });
  await show(<InsightPage />, { roles: ['analyst'] });
  expect(await screen.findByText('实时数据读取失败')).toBeVisible();
});
