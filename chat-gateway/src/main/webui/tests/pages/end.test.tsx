import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { closed, control, message, rated } from '../events';
import { AGENT, C, Stage, cleanBrowser, expectAccessible } from './stage';

beforeEach(cleanBrowser);

describe('the end', () => {
  it('asks whether it is solved, ends, and is rated', async () => {
    const stage = await Stage.talking(AGENT, [message(C, 3, 'AGENT', '还有什么可以帮你？')]);
    await userEvent.click(screen.getByRole('button', { name: '结束对话' }));
    expect(screen.getByRole('dialog')).toHaveTextContent('问题解决了吗？');
    await expectAccessible();
    await userEvent.click(screen.getByRole('button', { name: '解决了，结束对话' }));
    expect(stage.world.socket.of('leave')).toMatchObject([{ solved: true }]);
    await stage.happen(closed(C, 4), control(C, 5, { kind: 'nobody' }, 4));
    expect(screen.queryByRole('textbox', { name: '输入消息' })).not.toBeInTheDocument();

    const rating = screen.getByTestId('rating');
    await userEvent.click(within(rating).getByRole('button', { name: '提交评价' }));
    expect(within(rating).getByRole('alert')).toHaveTextContent('请先选几颗星');
    await userEvent.click(within(rating).getByRole('radio', { name: '4 星，满意' }));
    await userEvent.click(within(rating).getByRole('radio', { name: '没解决' }));
    await userEvent.type(within(rating).getByRole('textbox'), '很耐心');
    await expectAccessible();
    await userEvent.click(within(rating).getByRole('button', { name: '提交评价' }));
    expect(stage.world.socket.of('rate')).toMatchObject([{ stars: 4, solved: false, comment: '很耐心' }]);
    await stage.happen({ ...rated(C, 6, 4), data: { stars: 4, solved: false } });
    expect(screen.getByText('谢谢你的评价')).toBeInTheDocument();
    expect(screen.getByTestId('rating')).toHaveTextContent('会有专人继续跟进');
    await userEvent.click(screen.getByRole('button', { name: '开始新的对话' }));
    expect(stage.world.socket.of('open')).toMatchObject([{ entrance: { kind: 'HELP_CENTRE' } }]);
  });

  it.each([
    ['zh-CN', '结束对话', '解决了，结束对话', '继续聊', '没能结束对话：客服系统暂时忙不过来'],
    ['en', 'End conversation', 'Solved, end it', 'Go on', 'The conversation did not end: we are very busy just now'],
  ] as const)('says in the dialog why it did not end (%s)', async (locale, end, solved, stay, words) => {
    const stage = await Stage.talking(AGENT, [], { locale });
    await userEvent.click(screen.getByRole('button', { name: end }));
    await userEvent.click(screen.getByRole('button', { name: solved }));
    const ref = stage.world.socket.of('leave')[0]?.requestId ?? '';
    await stage.play((world) => world.socket.give({ type: 'refused', ref, code: 'try-again', message: 'no' }));
    expect(within(screen.getByRole('dialog')).getByRole('alert')).toHaveTextContent(words);
    await expectAccessible();
    await userEvent.click(screen.getByRole('button', { name: stay }));
    await userEvent.click(screen.getByRole('button', { name: end }));
    expect(within(screen.getByRole('dialog')).queryByRole('alert')).not.toBeInTheDocument();
  });

  it('rates in English, too', async () => {
    const stage = await Stage.talking(AGENT, [closed(C, 3, 'AGENT')], { locale: 'en' });
    expect(screen.getByText('陈晓 ended the conversation')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: '5 of 5, Very good' }));
    await userEvent.click(screen.getByRole('radio', { name: 'Solved' }));
    await userEvent.click(screen.getByRole('button', { name: 'Send rating' }));
    expect(stage.world.socket.of('rate')).toMatchObject([{ stars: 5, solved: true }]);
    expect(screen.getByRole('button', { name: 'Sending…' })).toBeDisabled();
  });
});
