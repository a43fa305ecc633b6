import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { authors, closed, logged, message, opened } from '../events';
import { C, Stage, expectAccessible, rest } from './stage';

/** A moment after what the events of the tests say. */
const NOW = Date.parse('2026-11-21T04:00:30Z');

beforeEach(() => {
  sessionStorage.clear();
  rest({});
  vi.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => vi.restoreAllMocks());

async function said(): Promise<Stage> {
  const stage = await Stage.open(`?conversation=${C}`);
  await stage.resume(opened(C), message(C, 2, 'BOT', '你好'), message(C, 3, 'CUSTOMER', '我要退那件衬衣', 'm-1'));
  return stage;
}

const edited = (seq: number, of: number, text: string) =>
  logged(C, seq, 'conversation.message-edited.v1', { author: authors.CUSTOMER, messageSeq: of, content: { kind: 'text', text } });
const recalled = (seq: number, of: number, author = authors.CUSTOMER) =>
  logged(C, seq, 'conversation.message-recalled.v1', { author, messageSeq: of });

it('puts other words in the place of an own message, and leaves the draft alone', async () => {
  const stage = await said();
  const input = () => screen.getByRole('textbox', { name: '输入消息' });
  await userEvent.type(input(), '还有');
  await userEvent.click(screen.getByRole('button', { name: '修改' }));
  expect(input()).toHaveValue('我要退那件衬衣');
  expect(input()).toHaveFocus();
  await expectAccessible();
  await userEvent.clear(input());
  await userEvent.type(input(), '我要换那件衬衣{Enter}');
  expect(stage.world.socket.of('edit')[0]).toMatchObject({ conversationId: C, messageSeq: 3, text: '我要换那件衬衣' });
  expect(input()).toHaveValue('还有');
  await stage.happen(edited(4, 3, '我要换那件衬衣'));
  const own = within(screen.getByText('我要换那件衬衣').closest('li') as HTMLElement);
  expect(own.getByText(/已修改/)).toBeInTheDocument();
  expect(stage.client.snapshot().conversations.get(C)?.outgoing).toEqual([]);
});

it('leaves a message as it was on Escape', async () => {
  const stage = await said();
  await userEvent.click(screen.getByRole('button', { name: '修改' }));
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByText('正在修改这条消息')).not.toBeInTheDocument();
  expect(stage.world.socket.of('edit')).toEqual([]);
});

it('takes an own message back, and says so when it was too late', async () => {
  const stage = await said();
  await userEvent.click(screen.getByRole('button', { name: '撤回' }));
  await stage.play((world) =>
    world.socket.give({
      type: 'signal',
      conversationId: C,
      signal: {
        kind: 'command-refused',
        commandId: 'x',
        clientMessageId: world.socket.of('recall')[0]?.requestId ?? null,
        code: 'TOO_LATE',
      },
    }),
  );
  expect(screen.getByRole('alert')).toHaveTextContent('时间太久');
  await userEvent.click(screen.getByRole('button', { name: '重新发送' }));
  await stage.happen(recalled(4, 3));
  expect(screen.getByText('你撤回了一条消息')).toBeInTheDocument();
  expect(screen.queryByText('我要退那件衬衣')).not.toBeInTheDocument();
});

it('shows the place of what the other side took back', async () => {
  const stage = await said();
  await stage.happen(recalled(4, 2, authors.AGENT));
  expect(screen.getByText('对方撤回了一条消息')).toBeInTheDocument();
});

it('offers no change after two minutes', async () => {
  vi.spyOn(Date, 'now').mockReturnValue(NOW + 3 * 60_000);
  await said();
  expect(screen.queryByRole('button', { name: '撤回' })).not.toBeInTheDocument();
});

it('warns of the end while nobody says anything, and goes on after it', async () => {
  const stage = await said();
  await stage.happen(logged(C, 4, 'conversation.idle-warned.v1', { closesAt: new Date(NOW + 90_000).toISOString() }));
  expect(screen.getByTestId('idle-banner')).toHaveTextContent('1:30');
  await expectAccessible();
  await stage.happen({ ...closed(C, 5), data: { by: authors.SYSTEM, reason: 'IDLE' } });
  expect(screen.queryByTestId('idle-banner')).not.toBeInTheDocument();
  expect(screen.getByText('很久没有新消息，对话已结束')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: '还有问题，接着聊' }));
  await userEvent.type(screen.getByRole('textbox', { name: '输入消息' }), '还在{Enter}');
  expect(stage.world.socket.of('post')[0]).toMatchObject({ conversationId: C, text: '还在' });
  const customer = { id: 'c-1', displayName: '李娜', tier: 'STANDARD' } as const;
  await stage.happen(
    logged(C, 6, 'conversation.conversation-reopened.v1', {
      shopId: 'yunxi',
      customer,
      entrance: { kind: 'HELP_CENTRE' },
      locale: 'zh-CN',
    }),
  );
  expect(screen.getByText('对话继续')).toBeInTheDocument();
  expect(screen.queryByTestId('rating')).not.toBeInTheDocument();
});

it('tells what is read when somebody stays', async () => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
  const stage = await said();
  expect(stage.world.socket.of('displayed')).toMatchObject([{ upTo: 2 }]);
  await act(() => vi.advanceTimersByTimeAsync(2_100));
  vi.useRealTimers();
  await waitFor(() => expect(stage.world.socket.of('receipt')).toMatchObject([{ kind: 'READ', upTo: 2 }]));
});
