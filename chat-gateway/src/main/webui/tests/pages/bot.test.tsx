import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { message } from '../events';
import { BOT, C, Stage, cleanBrowser, expectAccessible, messages } from './stage';

const chips = (seq: number) =>
  message(C, seq, 'BOT', { kind: 'quick-replies', text: '请问要办理什么？', options: [{ label: '查快递', text: '我的快递到哪了' }] });

beforeEach(cleanBrowser);

describe('talking to the bot', () => {
  it('sends what was typed and shows how far it got', async () => {
    const stage = await Stage.talking(BOT, [message(C, 3, 'BOT', '你好')]);
    await userEvent.type(screen.getByRole('textbox', { name: '输入消息' }), '我的快递到哪了{Enter}');
    const [post] = stage.world.socket.of('post');
    expect(post?.text).toBe('我的快递到哪了');
    expect(messages().at(-1)).toEqual(['CUSTOMER', '', 'sent']);
    await stage.play((world) => world.socket.give({ type: 'accepted', ref: post?.clientMessageId ?? '' }));
    expect(messages().at(-1)).toEqual(['CUSTOMER', '', 'accepted']);
    await stage.happen(message(C, 4, 'CUSTOMER', '我的快递到哪了', post?.clientMessageId));
    expect(messages().at(-1)).toEqual(['CUSTOMER', '4', 'accepted']);
    expect(screen.getByText('已送达')).toBeInTheDocument();
    await stage.happen(message(C, 5, 'BOT', '在路上'));
    expect(messages()[1]).toEqual(['CUSTOMER', '4', 'displayed']);
    expect(screen.getByTestId('who')).toHaveTextContent('小二机器人');
    await expectAccessible();
  });

  it('does not take the Enter that ends the choice of a character for one that sends', async () => {
    const stage = await Stage.talking(BOT);
    const input = screen.getByRole('textbox', { name: '输入消息' });
    await userEvent.type(input, 'kuaidi');
    fireEvent.keyDown(input, { key: 'Enter', keyCode: 229 });
    fireEvent.keyDown(input, { key: 'Enter', keyCode: 13, isComposing: true });
    expect(stage.world.socket.of('post')).toEqual([]);
    fireEvent.keyDown(input, { key: 'Enter', keyCode: 13 });
    expect(stage.world.socket.of('post')).toMatchObject([{ text: 'kuaidi' }]);
  });

  it('posts the text of a chip, and hides the chips then', async () => {
    const stage = await Stage.talking(BOT, [chips(3)]);
    await userEvent.click(screen.getByRole('button', { name: '查快递' }));
    expect(stage.world.socket.of('post')).toMatchObject([{ text: '我的快递到哪了' }]);
    expect(screen.queryByTestId('quick-replies')).not.toBeInTheDocument();
  });

  it.each([
    ['zh-CN', '运输中', '¥129.50', '【杭州】已到达'],
    ['en', 'On its way', '¥129.50', '【杭州】已到达'],
  ] as const)('shows orders and products with words and money (%s)', async (locale, status, total, note) => {
    await Stage.talking(
      BOT,
      [
        message(C, 3, 'BOT', {
          kind: 'order-card',
          orderId: '20261118000123',
          title: '亚麻衬衫',
          status: 'SHIPPED',
          totalFen: 12950,
          placedAt: '2026-11-18T04:00:00Z',
          imageUrl: '/demo-shop/images/p-1001.svg',
          note,
        }),
        message(C, 4, 'BOT', { kind: 'product-card', productId: 'p-1001', title: '竹篮', priceFen: 8800 }),
      ],
      { locale },
    );
    const order = screen.getByTestId('order-card');
    expect(order).toHaveTextContent(status);
    expect(order).toHaveTextContent(total);
    expect(order).toHaveTextContent(note);
    expect(screen.getByTestId('product-card')).toHaveTextContent('¥88.00');
    await expectAccessible();
  });

  it('takes nothing in a message for markup', async () => {
    await Stage.talking(BOT, [message(C, 3, 'BOT', '<img src=x onerror=alert(1)> **no**')]);
    expect(screen.getByText('<img src=x onerror=alert(1)> **no**')).toBeInTheDocument();
  });

  it('shows a refusal beside the message and sends it again', async () => {
    const stage = await Stage.talking(BOT);
    await userEvent.type(screen.getByRole('textbox'), '太快了{Enter}');
    const ref = stage.world.socket.of('post')[0]?.clientMessageId ?? '';
    await stage.play((world) => world.socket.give({ type: 'refused', ref, code: 'rate-limited', message: 'x' }));
    const refused = screen.getByTestId('message');
    expect(refused).toHaveAttribute('data-state', 'refused');
    expect(refused).toHaveTextContent('未发送：发得太快了');
    await userEvent.click(within(refused).getByRole('button', { name: '重新发送' }));
    expect(stage.world.socket.of('post')).toHaveLength(2);
  });

  it('does not take more characters than the gateway', async () => {
    await Stage.talking(BOT);
    await userEvent.click(screen.getByRole('textbox'));
    await userEvent.paste('长'.repeat(4_001));
    expect(screen.getByRole('alert')).toHaveTextContent('最多 4000 个字，超出了 1 个');
    expect(screen.getByRole('button', { name: '发送' })).toBeDisabled();
  });

  it.each(['找人工', 'Talk to a person'])('offers a person once, whatever the language of the answer (%s)', async (label) => {
    const options = [
      { label: '查快递', text: '我的快递到哪了' },
      { label, text: label },
    ];
    await Stage.talking(BOT, [message(C, 3, 'BOT', { kind: 'quick-replies', text: '请问？', options })]);
    expect(screen.getAllByTestId('quick-reply').map((chip) => chip.textContent)).toEqual(['查快递']);
    expect(screen.getByRole('button', { name: '找人工' })).toBeVisible();
  });
});
