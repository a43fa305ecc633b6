import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { control, message, opened } from '../events';
import { BOT, C, Stage, cleanBrowser, expectAccessible } from './stage';

beforeEach(cleanBrowser);

describe('beginning', () => {
  it('opens a conversation from an order and moves to its address', async () => {
    const stage = await Stage.open('?entrance=order&ref=20261118000123');
    await stage.play((world) => world.socket.welcome());
    const [open] = stage.world.socket.of('open');
    expect(open?.entrance).toEqual({ kind: 'ORDER', reference: '20261118000123' });
    expect(new URLSearchParams(window.location.search).get('request')).toBe(open?.requestId);
    await stage.play((world) => world.socket.give({ type: 'opened', requestId: open?.requestId ?? '', conversationId: C }));
    await stage.happen(opened(C, 1, 'ORDER'), control(C, 2, BOT));
    expect(window.location.search).toBe(`?conversation=${C}`);
    expect(screen.getByTestId('notice')).toHaveTextContent('关于订单 20261118000123');
    expect(stage.world.sockets).toHaveLength(1);
  });

  it('shows the message first that was looked for, and leaves the end to a button', async () => {
    const shown = vi.fn();
    Element.prototype.scrollIntoView = shown;
    const stage = await Stage.open(`?conversation=${C}&at=3`);
    await stage.resume(opened(C, 1), message(C, 2, 'CUSTOMER', '在吗'), message(C, 3, 'BOT', '在的'), message(C, 4, 'BOT', '请讲'));
    const wanted = screen.getAllByTestId('message').filter((element) => element.getAttribute('aria-current') === 'true');
    expect(wanted.map((element) => element.dataset.seq)).toEqual(['3']);
    expect(shown.mock.contexts.at(-1)).toBe(wanted[0]);
    expect(screen.getByRole('button', { name: '回到最新消息' })).toBeVisible();
    await expectAccessible();
  });

  it('says that a conversation was not found', async () => {
    const stage = await Stage.open(`?conversation=${C}`);
    const unknown = { type: 'refused', ref: C, code: 'unknown-conversation', message: 'no' } as const;
    await stage.play((world) => {
      world.socket.welcome();
      world.socket.give(unknown);
    });
    expect(screen.queryByText('没有找到这个对话')).not.toBeInTheDocument();
    await stage.play(async (world) => {
      await world.pass(60_000);
      world.socket.welcome();
      world.socket.give(unknown);
    });
    expect(screen.getByRole('heading')).toHaveTextContent('没有找到这个对话');
    await expectAccessible();
  });

  it('says why a conversation could not begin and tries again', async () => {
    const stage = await Stage.open('?entrance=help');
    await stage.play((world) => world.socket.welcome());
    const ref = stage.world.socket.of('open')[0]?.requestId ?? '';
    await stage.play((world) => world.socket.give({ type: 'refused', ref, code: 'try-again', message: 'no' }));
    expect(screen.getByRole('alert')).toHaveTextContent('没能开始对话：客服系统暂时忙不过来');
    expect(screen.getByTestId('who')).toHaveTextContent('没有接通');
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '重试' }));
    expect(stage.world.socket.of('open').map((open) => open.requestId)).toEqual([ref, ref]);
    expect(screen.getByRole('textbox')).toBeEnabled();
  });
});

it('lets a guest who came from an order sign in', async () => {
  const stage = await Stage.open('?entrance=order&ref=1', { kind: 'guest' });
  await stage.play((world) => world.socket.welcome());
  const ref = stage.world.socket.of('open')[0]?.requestId ?? '';
  await stage.play((world) => world.socket.give({ type: 'refused', ref, code: 'not-allowed', message: 'no' }));
  expect(screen.getByRole('alert')).toHaveTextContent('订单要登录后才能咨询');
  await userEvent.click(screen.getByRole('button', { name: '登录' }));
  expect(stage.signedIn).toHaveBeenCalledOnce();
});
