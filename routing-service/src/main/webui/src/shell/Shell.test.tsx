import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pagesFor, type Role } from '../session/roles';
import { answering, desk, show, told } from '../test/render';
import { BootScreen } from './Boot';
import { Shell } from './Shell';

afterEach(() => vi.useRealTimers());

async function shell(roles: Role[], store: Awaited<ReturnType<typeof desk>>['store'] | null = null) {
  await show(
    <Routes>
      <Route element={<Shell pages={pagesFor(roles)} />}>
        <Route path="*" element={<p>page</p>} />
      </Route>
    </Routes>,
    { roles, store },
  );
}

it('shows an officer only his page, and no presence', async () => {
  await shell(['officer']);
  expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual([
    '跳到主要内容',
    '工单与评价',
    '安全',
  ]);
  expect(screen.queryByTestId('presence')).toBeNull();
});

it('changes the language at once', async () => {
  await shell(['officer']);
  await userEvent.click(screen.getByRole('button', { name: /English/ }));
  expect(await screen.findByRole('link', { name: 'Cases and ratings' })).toBeVisible();
  expect(document.documentElement.lang).toBe('en');
});

it('changes the presence by its switch, and waits for the desk', async () => {
  answering({});
  const { store, socket } = await desk({ presence: 'OFFLINE' });
  await shell(['agent'], store);
  expect(screen.getByRole('radio', { name: '离线' })).toBeChecked();
  await userEvent.click(screen.getByRole('radio', { name: '在线' }));
  expect(socket.sentOf('presence')).toMatchObject([{ presence: 'ONLINE' }]);
  expect(screen.getByTestId('presence')).toHaveAttribute('data-presence', 'OFFLINE');
  await told(() => socket.says({ type: 'presence', presence: 'ONLINE' }));
  expect(screen.getByTestId('presence')).toHaveAttribute('data-presence', 'ONLINE');
});

describe('when the connection is gone', () => {
  it('says so, says that nothing is lost, and can try at once', async () => {
    const { store, socket } = await desk({});
    await shell(['agent'], store);
    await told(() => socket.drops(4429));
    expect(screen.getByText(/连接已断开，\d+ 秒后重连/)).toBeVisible();
    expect(screen.getByRole('alert')).toHaveTextContent('您的消息会在恢复后自动发送，不会重复。');
    await userEvent.click(screen.getByRole('button', { name: '立即重连' }));
    expect(screen.getByTestId('connection')).toHaveAttribute('data-phase', 'connecting');
  });

  it('tells somebody without the role that he serves nobody', async () => {
    const { store, socket } = await desk({});
    await shell(['supervisor'], store);
    await told(() => socket.drops(4403));
    expect(screen.getByText('您的账号不接待会话（没有坐席权限）')).toBeVisible();
  });
});

it('says that the sign-in service cannot be reached, and tries again when asked', async () => {
  const retry = vi.fn();
  await show(<BootScreen failed onRetry={retry} />, { language: 'en' });
  expect(screen.getByText('The sign-in service cannot be reached')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(retry).toHaveBeenCalledOnce();
});
