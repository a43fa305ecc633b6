import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { AGENT, CUSTOMER, events, says } from '../../test/log';
import { answering, show, steppedUp } from '../../test/render';
import { partsOf } from '../workbench/Words';
import { SafetyPage } from './SafetyPage';

const ALERT = {
  id: 'yunxi:1',
  conversationId: 'conv-1',
  messageSeq: 4,
  reasons: ['ASKS_FOR_CODE'],
  reported: false,
  who: '陈晓',
  at: '2026-11-20T04:00:00Z',
};
const REVEAL = {
  id: 'yunxi:2',
  conversationId: 'conv-1',
  sealedId: 's-1',
  kind: 'CODE',
  byId: 's-1',
  byName: '周洁',
  reason: '客户要求核对',
  at: '2026-11-20T04:00:00Z',
};
const EXPORT = {
  id: 'yunxi:3',
  customerId: 'guest-1',
  byId: 'o-1',
  byName: '孙丽',
  reason: '客户来信要求',
  at: '2026-11-20T05:00:00Z',
};
const MASKED = {
  masked: [{ kind: 'CODE', start: 4, end: 10, sealedId: 's-1' }],
  links: [],
  concerns: ['ASKS_FOR_CODE'],
};

function conversation() {
  const [first, second] = events(3, says(CUSTOMER, '验证码是******'), says(AGENT, '请把验证码发给我'));
  Object.assign(first!.data, { screening: { ...MASKED, concerns: [] } });
  Object.assign(second!.data, { screening: { masked: [], links: [], concerns: ['ASKS_FOR_CODE'] } });
  return { events: [first, second], lastSeq: 4 };
}

async function openFirst() {
  const row = await screen.findByTestId('alert-row');
  expect(within(row).getByText('索要验证码')).toBeVisible();
  await userEvent.click(within(row).getByRole('button'));
}

it('shows a flagged message with what was said before, and its warning', async () => {
  answering({
    '/chat/api/alerts': { alerts: [ALERT], next: null },
    '/chat/api/conversations/conv-1/events': conversation(),
  });
  await show(<SafetyPage />, { roles: ['supervisor'] });
  await openFirst();
  expect(await screen.findByText('请把验证码发给我')).toBeVisible();
  expect(screen.getByRole('note')).toHaveTextContent('索要验证码');
});

it('reveals an original for a reason, and hides the chip', async () => {
  const asked = answering({
    '/chat/api/alerts': { alerts: [ALERT], next: null },
    '/chat/api/conversations/conv-1/events': conversation(),
    '/chat/api/conversations/conv-1/reveals': { kind: 'CODE', original: '884213', seconds: 60 },
  });
  await show(<SafetyPage />, { roles: ['supervisor'] });
  await openFirst();
  await userEvent.click(await screen.findByRole('button', { name: '查看原文：验证码' }));
  expect(screen.getByRole('button', { name: /显\s*示/ })).toBeDisabled();
  await userEvent.type(screen.getByRole('textbox', { name: '理由' }), '客户要求核对');
  await userEvent.click(screen.getByRole('button', { name: /显\s*示/ }));
  expect(await screen.findByTestId('original')).toHaveTextContent('884213');
  expect(asked.at(-1)).toBe('/chat/api/conversations/conv-1/reveals');
});

it('signs in once more where the service wants it', async () => {
  answering({
    '/chat/api/alerts': { alerts: [ALERT], next: null },
    '/chat/api/conversations/conv-1/events': conversation(),
  });
  const known = globalThis.fetch;
  globalThis.fetch = async (input, init) =>
    String(input).endsWith('/reveals')
      ? new Response(JSON.stringify({ code: 'step-up-required' }), { status: 401 })
      : known(input, init);
  await show(<SafetyPage />, { language: 'en', roles: ['supervisor'] });
  await userEvent.click(within(await screen.findByTestId('alert-row')).getByRole('button'));
  await userEvent.click(await screen.findByRole('button', { name: 'Reveal: verification code' }));
  await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'asked by the customer');
  await userEvent.click(screen.getByRole('button', { name: 'Show' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Sign in again' }));
  expect(steppedUp).toHaveLength(1);
});

it('lists who has seen what, and why', async () => {
  answering({
    '/chat/api/alerts': { alerts: [], next: null },
    '/chat/api/reveals': { reveals: [REVEAL], next: null },
  });
  await show(<SafetyPage />, { roles: ['officer'] });
  await userEvent.click(await screen.findByRole('tab', { name: '查看记录' }));
  const row = await screen.findByTestId('reveal-row');
  expect(within(row).getByText('周洁')).toBeVisible();
  expect(within(row).getByText('客户要求核对')).toBeVisible();
});

it('lists an export of a customer among what was seen', async () => {
  answering({
    '/chat/api/alerts': { alerts: [], next: null },
    '/chat/api/reveals': { reveals: [EXPORT, REVEAL], next: null },
  });
  await show(<SafetyPage />, { language: 'en', roles: ['supervisor'] });
  await userEvent.click(await screen.findByRole('tab', { name: 'Who has seen what' }));
  const [exported, revealed] = await screen.findAllByTestId('reveal-row');
  expect(exported).toHaveTextContent('孙丽everything about a customer客户来信要求guest-1');
  expect(revealed).toHaveTextContent('周洁verification code客户要求核对conv-1');
});

it("does not offer a customer's data to a supervisor", async () => {
  answering({ '/chat/api/alerts': { alerts: [], next: null } });
  await show(<SafetyPage />, { language: 'en', roles: ['supervisor'], at: '/safety?tab=customer' });
  expect(await screen.findByRole('tab', { name: 'To look at', selected: true })).toBeVisible();
  expect(screen.queryByRole('tab', { name: "A customer's data" })).toBeNull();
});

it('says of words that were erased that they are', async () => {
  const [said] = events(3, says(CUSTOMER, '[erased]'));
  answering({
    '/chat/api/alerts': { alerts: [ALERT], next: null },
    '/chat/api/conversations/conv-1/events': { events: [said], lastSeq: 3 },
  });
  await show(<SafetyPage />, { roles: ['supervisor'] });
  await userEvent.click(within(await screen.findByTestId('alert-row')).getByRole('button'));
  expect(await screen.findByText('已抹除')).toBeVisible();
});

it('cuts a text where something was found, and leaves out places that do not fit', () => {
  const link = { start: 8, end: 99, host: 'x.example', verdict: 'BLOCKED' as const };
  const masked = { kind: 'CODE' as const, start: 2, end: 4, sealedId: 's' };
  expect(partsOf('ab**cd', { masked: [masked], links: [link], concerns: [] })).toEqual([
    { start: 0, end: 2 },
    { start: 2, end: 4, masked },
    { start: 4, end: 6 },
  ]);
});
