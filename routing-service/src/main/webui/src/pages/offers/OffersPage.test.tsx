import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import type { Triggers } from '../../rest/triggers';
import { show, textOf } from '../../test/render';
import { OffersPage } from './OffersPage';

const RULES: Triggers = {
  version: 3,
  triggers: [
    {
      id: 'size-help',
      enabled: true,
      kind: 'DWELL',
      page: 'product*',
      least: 60,
      textZh: '需要帮您选尺码吗？',
      textEn: 'Shall we help with the size?',
    },
  ],
  caps: { perDay: 2, minutesBetween: 60, daysQuiet: 7 },
};
let sent: Triggers[];
let status: number;
let shown: Triggers;

beforeEach(() => {
  sent = [];
  status = 200;
  shown = RULES;
  globalThis.fetch = async (_, init) => {
    if (init?.method !== 'PUT') {
      return new Response(JSON.stringify(shown));
    }
    sent.push(JSON.parse(await textOf(init.body as Blob)) as Triggers);
    const answer = status === 200 ? { ...sent.at(-1), version: 4 } : { code: 'other-version' };
    return new Response(JSON.stringify(answer), { status });
  };
});

it('says of each rule when it holds and what is said then', async () => {
  await show(<OffersPage />, { roles: ['merchant'] });
  const row = await screen.findByTestId('rule-row');
  expect(within(row).getByText('在页面 product* 停留 60 秒')).toBeVisible();
  expect(within(row).getByText('需要帮您选尺码吗？')).toBeVisible();
});

it('switches a rule off, from the version that was read', async () => {
  await show(<OffersPage />, { language: 'en', roles: ['supervisor'] });
  await userEvent.click(await screen.findByLabelText('In force: size-help'));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ version: 3, triggers: [{ id: 'size-help', enabled: false }] });
});

it('adds a rule, and not a second one of the same name', async () => {
  await show(<OffersPage />, { language: 'en', roles: ['supervisor'] });
  await userEvent.click(await screen.findByText('New rule', { selector: 'button span' }));
  await userEvent.type(screen.getByLabelText('Name'), 'size-help');
  await userEvent.type(screen.getByLabelText('In Chinese'), '您好');
  await userEvent.type(screen.getByLabelText('In English'), 'Hello');
  const save = screen.getByText('Save', { selector: '.ant-modal-footer span' });
  await userEvent.click(save);
  expect(await screen.findByText('There is a rule of this name.')).toBeInTheDocument();
  await userEvent.type(screen.getByLabelText('Name'), '-2');
  await userEvent.click(save);
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]!.triggers).toHaveLength(2);
  expect(sent[0]!.triggers[1]).toEqual({
    id: 'size-help-2',
    enabled: true,
    kind: 'DWELL',
    page: 'product*',
    least: 60,
    textZh: '您好',
    textEn: 'Hello',
  });
});

it('has the worth of a cart in yuan, and the shop has it in fen', async () => {
  const dear = { ...RULES.triggers[0]!, id: 'dear', kind: 'CART_VALUE' as const, page: null, least: 49_950 };
  shown = { ...RULES, triggers: [dear] };
  await show(<OffersPage />, { roles: ['merchant'] });
  expect(within(await screen.findByTestId('rule-row')).getByText('购物车满 ¥499.50')).toBeVisible();
  await userEvent.click(screen.getByText('修改', { selector: 'button span' }));
  const worth = screen.getByLabelText('购物车金额（元），没有报价的商品不计');
  expect(worth).toHaveValue('499.50');
  await userEvent.clear(worth);
  await userEvent.type(worth, '88.88');
  await userEvent.click(screen.getByText('保存', { selector: '.ant-modal-footer span' }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]!.triggers).toEqual([{ ...dear, least: 8_888 }]);
});

it('says when somebody else was faster', async () => {
  status = 409;
  await show(<OffersPage />, { language: 'en', roles: ['supervisor'] });
  await userEvent.click(await screen.findByText('Remove', { selector: 'button span' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('other-version');
});
