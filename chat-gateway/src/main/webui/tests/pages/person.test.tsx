import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { authors, control, message, receipt } from '../events';
import { AGENT, BOT, C, Stage, cleanBrowser, expectAccessible, messages } from './stage';

beforeEach(cleanBrowser);

describe('being handed to a person', () => {
  it.each([
    ['zh-CN', '找人工', { place: 3, estimatedWaitSeconds: 50 }, '前面还有 2 人，预计不到 1 分钟'],
    ['zh-CN', '找人工', { place: 3, estimatedWaitSeconds: 60 }, '前面还有 2 人，预计 1 分钟'],
    ['zh-CN', '找人工', { place: 1, estimatedWaitSeconds: 95 }, '你是下一位，预计 2 分钟'],
    ['zh-CN', '找人工', { place: 2 }, '前面还有 1 人，现在没有空闲的客服，暂时估不出时间'],
    ['en', 'Talk to a person', { place: 3, estimatedWaitSeconds: 95 }, '2 ahead of you, about 2 min'],
    ['en', 'Talk to a person', { place: 1 }, 'You are next, nobody is free just now'],
  ] as const)('tells the place in line and the estimate (%s, %s, %o)', async (locale, button, place, words) => {
    const stage = await Stage.talking(BOT, [message(C, 3, 'BOT', '你好')], { locale });
    await userEvent.click(screen.getByRole('button', { name: button }));
    expect(stage.world.socket.of('request-person')).toHaveLength(1);
    await stage.happen(control(C, 4, { kind: 'queue' }));
    expect(screen.queryByRole('button', { name: button })).not.toBeInTheDocument();
    await stage.play((world) => world.socket.give({ type: 'signal', conversationId: C, signal: { kind: 'queue-place', ...place } }));
    expect(screen.getByTestId('queue-banner')).toHaveTextContent(words);
    await expectAccessible();
  });

  it.each([
    ['zh-CN', '人工客服已下班'],
    ['en', 'people are back'],
  ] as const)('tells when people are back where nobody is there (%s)', async (locale, words) => {
    const opensAt = new Date(Date.now() + 3_600_000).toISOString();
    await Stage.talking({ kind: 'queue', opensAt }, [], { locale });
    expect(screen.getByTestId('queue-banner')).toHaveTextContent(words);
    await expectAccessible();
  });

  it.each([
    ['zh-CN', '找人工', 'too-many-waiting', '没能转接人工：你已经有对话在等人工客服了'],
    ['en', 'Talk to a person', 'try-again', 'We could not pass you on: we are very busy just now'],
  ] as const)('says why nobody was found, and lets him ask again (%s, %s, %s)', async (locale, button, code, words) => {
    const stage = await Stage.talking(BOT, [], { locale });
    await userEvent.click(screen.getByRole('button', { name: button }));
    const ref = stage.world.socket.of('request-person')[0]?.requestId ?? '';
    await stage.play((world) => world.socket.give({ type: 'refused', ref, code, message: 'no' }));
    expect(screen.getByRole('alert')).toHaveTextContent(words);
    await expectAccessible();
    await userEvent.click(screen.getByRole('button', { name: button }));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(stage.world.socket.of('request-person')).toHaveLength(2);
  });

  it('names the agent, and follows him out again', async () => {
    const stage = await Stage.talking(BOT, [control(C, 3, { kind: 'queue' }), control(C, 4, AGENT, 3)]);
    expect(screen.getByTestId('agent-name')).toHaveTextContent('陈晓');
    expect(screen.getByText('陈晓已接入，为你服务')).toBeInTheDocument();
    expect(screen.getByPlaceholderText('给陈晓留言…')).toBeInTheDocument();
    await stage.play((world) =>
      world.socket.give({ type: 'signal', conversationId: C, signal: { kind: 'typing', author: authors.AGENT } }),
    );
    expect(screen.getByTestId('typing')).toHaveTextContent('陈晓正在输入');
    await stage.happen(control(C, 5, { kind: 'queue' }, 4));
    expect(screen.getByText('客服暂时离开，正在为你安排另一位')).toBeInTheDocument();
    expect(screen.queryByTestId('agent-name')).not.toBeInTheDocument();
  });

  it("shows by the agent's receipt that he has read", async () => {
    const stage = await Stage.talking(AGENT, [message(C, 3, 'CUSTOMER', '在吗', 'x')]);
    expect(messages()).toEqual([['CUSTOMER', '3', 'accepted']]);
    await stage.happen(receipt(C, 4, 'AGENT', 3));
    expect(messages()).toEqual([['CUSTOMER', '3', 'displayed']]);
    expect(screen.getByText('已读')).toBeInTheDocument();
  });
});
