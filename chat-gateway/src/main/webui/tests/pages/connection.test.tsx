import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { BOT, Stage, cleanBrowser } from './stage';

beforeEach(cleanBrowser);

describe('the connection', () => {
  it('says that it is lost, keeps what was written, and says that it is back', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const stage = await Stage.talking(BOT);
    await stage.play((world) => {
      world.hasNetwork = false;
      window.dispatchEvent(new Event('offline'));
    });
    await act(() => vi.advanceTimersByTimeAsync(100));
    expect(screen.getByTestId('connection-banner')).toHaveTextContent('没有网络');
    const user = userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) });
    await user.type(screen.getByRole('textbox'), '断网时写的{Enter}');
    expect(screen.getByTestId('message')).toHaveTextContent('等网络恢复后发送');
    await stage.play((world) => {
      world.hasNetwork = true;
      window.dispatchEvent(new Event('online'));
    });
    await stage.play((world) => world.socket.welcome());
    expect(stage.world.socket.of('post')).toMatchObject([{ text: '断网时写的' }]);
    expect(screen.getByTestId('connection-banner')).toHaveTextContent('已重新连接');
    await act(() => vi.advanceTimersByTimeAsync(3_000));
    expect(screen.queryByTestId('connection-banner')).not.toBeInTheDocument();
    vi.useRealTimers();
  });

  it('says that what waits goes by itself while the gateway takes nothing', async () => {
    const stage = await Stage.talking(BOT);
    await userEvent.type(screen.getByRole('textbox'), '一下子说太多{Enter}');
    const ref = stage.world.socket.of('post')[0]?.clientMessageId ?? '';
    await stage.play((world) =>
      world.socket.give({ type: 'refused', ref, code: 'customer-rate', message: 'played', retryAfterMillis: 5_000 }),
    );
    expect(screen.getByTestId('message')).toHaveTextContent('会自动发送');
    await stage.play((world) => world.pass(7_000));
    expect(stage.world.socket.of('post')).toHaveLength(2);
    expect(screen.getByTestId('message')).not.toHaveTextContent('会自动发送');
  });

  it('offers to sign in again when the session is over', async () => {
    const stage = await Stage.talking(BOT);
    const { SignedOut } = await import('@xiaoer/customer-client');
    stage.session.tokens.renew = () => Promise.reject(new SignedOut());
    await stage.play(async (world) => {
      world.socket.cut(4401);
      await world.pass(100);
    });
    await userEvent.click(await screen.findByRole('button', { name: '登录' }));
    expect(stage.ended).toHaveBeenCalledOnce();
  });
});
