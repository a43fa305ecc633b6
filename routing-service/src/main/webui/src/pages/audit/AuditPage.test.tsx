import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { answering, show } from '../../test/render';
import { AuditPage } from './AuditPage';

const ROW = {
  shopId: 'yunxi',
  entrance: 'ORDER',
  accepted: 1200,
  displayed: 1100,
  waiting: 90,
  failed: 10,
  repeated: 4,
  difference: 0,
};
const STATE = {
  equation: [ROW],
  openBreaks: 0,
  closedSecondsAgo: 1,
  partitions: 6,
  at: '2026-11-20T04:00:00Z',
};
const BREAK = {
  id: 'yunxi:2026-11-20T04:00:00Z:LOST:conversation-commands-2-7:ORDER',
  kind: 'CHAIN',
  entrance: 'ORDER',
  conversationId: 'conv-1',
  seq: 4,
  topic: 'conversation-events',
  partition: 2,
  offset: 7,
  commandId: 'command-1',
  expected: 'aa',
  found: 'bb',
  at: '2026-11-20T04:00:00Z',
  foundAt: '2026-11-20T04:00:01Z',
};
const EVIDENCE = {
  conversationId: 'conv-1',
  seq: 4,
  type: 'conversation.message-posted.v1',
  eventId: 'event-1',
  clientMessageId: 'm-1',
  epoch: 3,
  command: { id: 'command-1', inLog: false },
  event: { topic: 'conversation-events', partition: 2, offset: 7 },
  chain: { previous: 'cc', value: 'aa', transcript: 'HOLDS', log: 'BROKEN' },
  receipts: [{ reader: 'CUSTOMER:u-1', kind: 'DISPLAYED', seq: 5, at: '2026-11-20T04:00:02Z' }],
  repetitions: { count: 1, latest: [{ commandId: 'again-1', writtenAt: '2026-11-20T04:00:03Z' }] },
};

it('shows the equation of each entrance, and that it holds', async () => {
  answering({ '/chat/api/audit': STATE, '/chat/api/audit/breaks': { breaks: [], next: null } });
  await show(<AuditPage />, { roles: ['supervisor'] });
  const row = await screen.findByTestId('equation-row');
  expect(within(row).getByText('订单')).toBeVisible();
  expect(within(row).getByText('1,200')).toBeVisible();
  expect(screen.getByTestId('equation-state')).toHaveTextContent('守恒成立');
  expect(await screen.findByText('没有异常')).toBeVisible();
});

it('says when the equation does not hold', async () => {
  answering({
    '/chat/api/audit': { ...STATE, equation: [{ ...ROW, difference: 1 }], openBreaks: 1 },
    '/chat/api/audit/breaks': { breaks: [BREAK], next: null },
  });
  await show(<AuditPage />, { language: 'en', roles: ['operator'] });
  expect(await screen.findByTestId('equation-state')).toHaveTextContent('does not hold');
  expect(screen.getByTestId('equation-state')).toHaveClass('is-alarming');
  expect(screen.getByTestId('open-breaks')).toHaveTextContent('1');
  const row = await screen.findByTestId('break-row');
  expect(within(row).getByText('The hash chain is broken')).toBeVisible();
  expect(within(row).queryByRole('button', { name: 'Acknowledge' })).toBeNull();
});

it('lets a supervisor acknowledge a break with his words', async () => {
  const asked = answering({
    '/chat/api/audit': { ...STATE, openBreaks: 1 },
    '/chat/api/audit/breaks': { breaks: [BREAK], next: null },
    [`/chat/api/audit/breaks/${encodeURIComponent(BREAK.id)}/acknowledgement`]: { by: '周洁' },
  });
  await show(<AuditPage />, { roles: ['supervisor'] });
  const row = await screen.findByTestId('break-row');
  await userEvent.click(within(row).getByRole('button', { name: '确认处理' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByRole('button', { name: '确认处理' })).toBeDisabled();
  await userEvent.type(within(dialog).getByRole('textbox'), '磁盘坏块，已恢复');
  await userEvent.click(within(dialog).getByRole('button', { name: '确认处理' }));
  await waitFor(() => expect(asked.some((path) => path.endsWith('/acknowledgement'))).toBe(true));
});

it('opens the evidence of a message: places, chain, receipts, repetitions', async () => {
  answering({
    '/chat/api/audit': { ...STATE, openBreaks: 1 },
    '/chat/api/audit/breaks': { breaks: [BREAK], next: null },
    '/chat/api/conversations/conv-1/events/4/evidence': EVIDENCE,
  });
  await show(<AuditPage />, { language: 'en', roles: ['supervisor'] });
  await userEvent.click(await screen.findByRole('button', { name: 'Evidence of number 4' }));
  const way = await screen.findByTestId('evidence');
  await waitFor(() => expect(within(way).getByText('conversation-events 2:7')).toBeVisible());
  expect(within(way).getByText('no longer in the log: past its time')).toBeVisible();
  expect(within(way).getByText('holds')).toBeVisible();
  expect(within(way).getByText('broken')).toHaveClass('danger-text');
  expect(within(way).getByText(/displayed · customer/)).toBeVisible();
  expect(within(way).getByText('again-1')).toBeVisible();
});
