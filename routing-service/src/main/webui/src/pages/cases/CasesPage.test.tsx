import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { AGENT, events, says } from '../../test/log';
import { answering, show } from '../../test/render';
import { CasesPage } from './CasesPage';

const CASE = {
  id: 'case-1',
  shopId: 'yunxi',
  conversationId: 'conv-1',
  customer: { id: 'c-1', displayName: '李娜', tier: 'VIP' },
  openedAt: '2026-11-20T04:00:00Z',
  dueAt: '2026-11-20T08:00:00Z',
};
const RATING = {
  ticketId: 't-1',
  conversationId: 'conv-1',
  agentId: 'a-0',
  stars: 4,
  solved: false,
  comment: '还没解决',
  recordedAt: '2026-11-20T04:00:00Z',
};

it('lists cases and marks those that are overdue', async () => {
  answering({ '/tickets/api/cases': { cases: [CASE], next: null } });
  await show(<CasesPage />, { roles: ['officer'] });
  const row = await screen.findByTestId('case-row');
  expect(within(row).getByText('李娜')).toBeVisible();
  expect(within(row).getByText('已逾期')).toBeVisible();
  expect(screen.queryByRole('tab', { name: '评价' })).toBeNull();
  expect(screen.getByRole('button', { name: '下一页' })).toBeDisabled();
});

it('lists ratings with stars, the answer, and who served', async () => {
  answering({
    '/tickets/api/ratings': { ratings: [RATING, { ...RATING, ticketId: 't-2', agentId: null }], next: null },
  });
  await show(<CasesPage />, { language: 'en', roles: ['analyst'] });
  const [first, second] = await screen.findAllByTestId('rating-row');
  expect(within(first!).getByRole('img', { name: '4 of 5 stars' })).toBeVisible();
  expect(within(first!).getByText('not solved')).toBeVisible();
  expect(within(first!).getByText('陈晓')).toBeVisible();
  expect(within(second!).getByText('Bot')).toBeVisible();
});

it('reads older pages by the number that the page before gave, and comes back', async () => {
  const asked = answering({ '/tickets/api/cases': { cases: [CASE], next: 7 } });
  await show(<CasesPage />, { roles: ['officer'] });
  await screen.findByTestId('case-row');
  await userEvent.click(screen.getByRole('button', { name: '下一页' }));
  expect(await screen.findByText('第 2 页')).toBeVisible();
  expect(asked.at(-1)).toBe('/tickets/api/cases?limit=50&before=7');
  await userEvent.click(screen.getByRole('button', { name: '上一页' }));
  expect(await screen.findByText('第 1 页')).toBeVisible();
});

it('says that there are no cases', async () => {
  answering({ '/tickets/api/cases': { cases: [], next: null } });
  await show(<CasesPage />, { roles: ['officer'] });
  expect(await screen.findByText('没有工单')).toBeVisible();
});

it('says that the list cannot be read', async () => {
  answering({ '/tickets/api/cases': 503 });
  await show(<CasesPage />, { language: 'en', roles: ['officer'] });
  expect(await screen.findByText('The list could not be read')).toBeVisible();
});

it('lists reported messages for supervisor and officer, with why, until when, and what was said', async () => {
  const report = { ...CASE, id: 'report-conv-1-4', messageSeq: 4, reason: 'FRAUD', comment: '让我店外付款' };
  const [said] = events(4, says(AGENT, '加我微信转账'));
  answering({
    '/tickets/api/cases': { cases: [], next: null },
    '/tickets/api/reports': { reports: [report], next: null },
    '/chat/api/conversations/conv-1/events': { events: [said], lastSeq: 4 },
  });
  await show(<CasesPage />, { roles: ['supervisor'] });
  await userEvent.click(await screen.findByRole('tab', { name: '举报' }));
  const row = await screen.findByTestId('report-row');
  expect(within(row).getByText('涉嫌欺诈')).toBeVisible();
  expect(within(row).getByText('已逾期')).toBeVisible();
  await userEvent.click(within(row).getByRole('button'));
  expect(await screen.findByText('加我微信转账')).toBeVisible();
});

it('shows agents no reports', async () => {
  answering({ '/tickets/api/cases': { cases: [], next: null } });
  await show(<CasesPage />, { roles: ['agent'] });
  expect(await screen.findByRole('tab', { name: '评价' })).toBeVisible();
  expect(screen.queryByRole('tab', { name: '举报' })).toBeNull();
});
