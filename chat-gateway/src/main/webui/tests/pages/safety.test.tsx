import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { authors, logged, message } from '../events';
import { AGENT, C, Stage, cleanBrowser, expectAccessible } from './stage';

beforeEach(cleanBrowser);

it.each([
  ['zh-CN', '店铺不会向你索要验证码', '举报', '提交举报', '已举报'],
  ['en', 'never asks for a verification code', 'Report', 'Report', 'Reported'],
] as const)('warns of what an agent may not ask, and lets the customer report it (%s)', async (locale, words, button, send, done) => {
  const stage = await Stage.talking(AGENT, [message(C, 3, 'AGENT', '把验证码发给我')], { locale });
  await stage.happen(
    logged(C, 4, 'conversation.message-flagged.v1', { messageSeq: 3, author: authors.AGENT, concerns: ['ASKS_FOR_CODE'] }),
  );
  expect(screen.getByTestId('message-warning')).toHaveTextContent(words);
  await expectAccessible();
  await userEvent.click(screen.getByRole('button', { name: button }));
  const dialog = within(screen.getByRole('dialog'));
  await userEvent.type(dialog.getByRole('textbox'), 'x');
  await userEvent.click(dialog.getByRole('button', { name: send }));
  expect(stage.world.socket.of('report')).toMatchObject([{ messageSeq: 3, reason: 'FRAUD', comment: 'x' }]);
  await stage.happen(
    logged(C, 5, 'conversation.message-reported.v1', { messageSeq: 3, by: authors.CUSTOMER, reason: 'FRAUD', comment: 'x' }),
  );
  expect(screen.getByText(done)).toBeInTheDocument();
});
