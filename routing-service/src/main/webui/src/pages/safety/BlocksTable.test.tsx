import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { answering, show, textOf } from '../../test/render';
import { SafetyPage } from './SafetyPage';

const BLOCK = {
  kind: 'CUSTOMER',
  value: 'u-77',
  reason: '辱骂坐席',
  by: 's-1',
  at: '2026-11-20T04:00:00Z',
};
const BLOCKS = { blocks: [BLOCK], changes: [{ ...BLOCK, action: 'block' }] };

async function open(roles: ('supervisor' | 'officer')[] = ['supervisor']) {
  const asked = answering({
    '/chat/api/alerts': { alerts: [], next: null },
    '/chat/api/blocks': BLOCKS,
  });
  const sent: RequestInit[] = [];
  const known = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    if (init?.method) {
      sent.push({ ...init, referrer: String(input) });
    }
    return init?.method === 'DELETE' ? new Response(null, { status: 204 }) : known(input, init);
  };
  await show(<SafetyPage />, { roles });
  return { asked, sent };
}

it('lists whom the shop has blocked, why, and who did it', async () => {
  await open();
  await userEvent.click(await screen.findByText('黑名单'));
  const row = await screen.findByTestId('block-row');
  expect(within(row).getByText('u-77')).toBeVisible();
  expect(within(row).getByText('辱骂坐席')).toBeVisible();
  expect(within(row).getByText('不限')).toBeVisible();
});

it('is not for officers: they do not block', async () => {
  await open(['officer']);
  await screen.findByRole('tab', { name: '查看记录' });
  expect(screen.queryByRole('tab', { name: '黑名单' })).toBeNull();
});

it('blocks a customer for a week, with a reason', async () => {
  const { sent } = await open();
  await userEvent.click(await screen.findByText('黑名单'));
  await userEvent.type(await screen.findByLabelText('客户编号'), 'u-88');
  await userEvent.type(screen.getByLabelText('理由'), '刷屏');
  await userEvent.click(screen.getByText(/拉\s*黑/, { selector: 'button span' }));
  await waitFor(() => expect(sent).toHaveLength(1));
  const body = JSON.parse(await textOf(sent[0]!.body as Blob)) as Record<string, string>;
  expect(body).toMatchObject({ kind: 'CUSTOMER', value: 'u-88', reason: '刷屏' });
  const days = (Date.parse(body['until']!) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(6.9);
  expect(days).toBeLessThan(7.1);
});

it('lifts a block, with a reason', async () => {
  const { sent } = await open();
  await userEvent.click(await screen.findByText('黑名单'));
  await userEvent.click(within(await screen.findByTestId('block-row')).getByText(/解\s*除/));
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByLabelText('理由'), '已道歉');
  await userEvent.click(within(dialog).getByText(/解\s*除/, { selector: '.ant-modal-footer span' }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]!.method).toBe('DELETE');
  expect(decodeURIComponent(sent[0]!.referrer!)).toContain('kind=CUSTOMER&value=u-77&reason=已道歉');
});
