import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ASSIGNED } from '../../test/log';
import { answering, desk, show } from '../../test/render';
import { QueuePage } from './QueuePage';

const AGENTS = [
  { id: 'a-1', name: '林小雨', presence: 'ONLINE', skills: ['products'], load: 1, capacity: 4 },
];

const row = (place: number, customerName: string, problemClass: string, deadline: string) => ({
  conversationId: `conv-${place}`,
  customerName,
  problemClass,
  skill: 'payments',
  arrivedAt: new Date(Date.now() - 65_000).toISOString(),
  deadline,
  place,
  offeredTo: place === 1 ? 'a-1' : null,
});

const QUEUE = {
  waiting: [
    row(2, '王伟', 'PRODUCTS', new Date(Date.now() + 600_000).toISOString()),
    row(1, '李娜', 'PAYMENTS', new Date(Date.now() - 5_000).toISOString()),
  ],
  waitingTotal: 2,
  agents: AGENTS,
  updatedAt: new Date().toISOString(),
};

describe.each([
  ['zh-CN', '支付问题', /超时/, '在线'],
  ['en', 'Payment', /late/, 'Online'],
] as const)('the queue (%s)', (language, problem, late, online) => {
  it('shows who waits by place, and who serves', async () => {
    answering({ '/desk/api/queue': QUEUE });
    await show(<QueuePage />, { language });
    const rows = await screen.findAllByTestId('queue-row');
    expect(rows.map((it) => it.dataset['conversation'])).toEqual(['conv-1', 'conv-2']);
    expect(within(rows[0]!).getByText(problem)).toBeVisible();
    expect(within(rows[0]!).getByText(late)).toBeVisible();
    expect(within(rows[0]!).getByText('林小雨')).toBeVisible();
    expect(within(screen.getByTestId('agent-row')).getByText(online)).toBeVisible();
  });
});

it('says that nobody waits', async () => {
  answering({ '/desk/api/queue': { ...QUEUE, waiting: [], waitingTotal: 0, agents: [] } });
  await show(<QueuePage />, {});
  expect(await screen.findByText('没有客户在等待')).toBeVisible();
  expect(screen.getByText('没有客服登录')).toBeVisible();
});

it('says that the queue cannot be read, and reads it again when asked', async () => {
  answering({ '/desk/api/queue': 503 });
  await show(<QueuePage />, {});
  expect(await screen.findByText('排队状态读取失败')).toBeVisible();
  answering({ '/desk/api/queue': QUEUE });
  await userEvent.click(screen.getByRole('button', { name: '重试' }));
  expect(await screen.findAllByTestId('queue-row')).toHaveLength(2);
});

it('explains why a conversation came to the reader', async () => {
  answering({
    '/desk/api/queue': QUEUE,
    '/desk/api/conversations/conv-1/why': {
      conversationId: 'conv-1',
      agentId: 'a-0',
      agentName: '陈晓',
      offeredAt: '2026-11-21T04:00:00Z',
      policyVersion: 'routing-policy 1',
      why: {
        skill: 'payments',
        deadline: '2026-11-21T04:01:00Z',
        place: 1,
        waiting: 3,
        eligibleAgents: 2,
        agentLoad: 0,
        agentCapacity: 4,
      },
    },
  });
  const { store } = await desk({ conversations: [ASSIGNED] });
  await show(<QueuePage />, { store });
  await userEvent.click(await screen.findByTestId('why'));
  const dialog = await screen.findByRole('dialog');
  const place = await within(dialog).findByText('第 1 位，共 3 位');
  await waitFor(() => expect(place).toBeVisible());
  expect(within(dialog).getByText('routing-policy 1')).toBeVisible();
});
