import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { authors, closed, control, logged, message, opened, rated, receipt } from '../events';
import { C, Stage, expectAccessible, rest } from './stage';

const AGENT = { kind: 'agent', agent: { id: 'a-1', displayName: '陈晓' } } as const;
const chips = (seq: number) =>
  message(C, seq, 'BOT', { kind: 'quick-replies', text: '请问要办理什么？', options: [{ label: '查快递', text: '我的快递到哪了' }] });

const messages = () =>
  screen.getAllByTestId('message').map((element) => [element.dataset.author, element.dataset.seq, element.dataset.state]);

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
  rest({ conversations: { conversations: [] }, orders: [], products: [] });
});

describe('beginning', () => {
  it('opens a conversation from an order and moves to its address', async () => {
    const stage = await Stage.open('?entrance=order&ref=20261118000123');
    await stage.play((world) => world.socket.welcome());
    const [open] = stage.world.socket.of('open');
    expect(open?.entrance).toEqual({ kind: 'ORDER', reference: '20261118000123' });
    expect(new URLSearchParams(window.location.search).get('request')).toBe(open?.requestId);
    await stage.play((world) => world.socket.give({ type: 'opened', requestId: open?.requestId ?? '', conversationId: C }));
    await stage.happen(opened(C, 1, 'ORDER'), control(C, 2, { kind: 'bot' }, 1));
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

describe('talking to the bot', () => {
  it('sends what was typed and shows how far it got', async () => {
    const stage = await Stage.open(`?conversation=${C}`);
    await stage.resume(opened(C), control(C, 2, { kind: 'bot' }, 1), message(C, 3, 'BOT', '你好'));
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
    const stage = await Stage.open(`?conversation=${C}`);
    await stage.resume(opened(C), control(C, 2, { kind: 'bot' }, 1));
    const input = screen.getByRole('textbox', { name: '输入消息' });
    await userEvent.type(input, 'kuaidi');
    fireEvent.keyDown(input, { key: 'Enter', keyCode: 229 });
    fireEvent.keyDown(input, { key: 'Enter', keyCode: 13, isComposing: true });
    expect(stage.world.socket.of('post')).toEqual([]);
    fireEvent.keyDown(input, { key: 'Enter', keyCode: 13 });
    expect(stage.world.socket.of('post')).toMatchObject([{ text: 'kuaidi' }]);
  });

  it('posts the text of a chip, and hides the chips then', async () => {
    const stage = await Stage.open(`?conversation=${C}`);
    await stage.resume(opened(C), control(C, 2, { kind: 'bot' }, 1), chips(3));
    await userEvent.click(screen.getByRole('button', { name: '查快递' }));
    expect(stage.world.socket.of('post')).toMatchObject([{ text: '我的快递到哪了' }]);
    expect(screen.queryByTestId('quick-replies')).not.toBeInTheDocument();
  });

  it.each([
    ['zh-CN', '运输中', '¥129.50', '【杭州】已到达'],
    ['en', 'On its way', '¥129.50', '【杭州】已到达'],
  ] as const)('shows orders and products with words and money (%s)', async (locale, status, total, note) => {
    const stage = await Stage.open(`?conversation=${C}`, { locale });
    await stage.resume(
      opened(C),
      control(C, 2, { kind: 'bot' }, 1),
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
    );
    const order = screen.getByTestId('order-card');
    expect(order).toHaveTextContent(status);
    expect(order).toHaveTextContent(total);
    expect(order).toHaveTextContent(note);
    expect(screen.getByTestId('product-card')).toHaveTextContent('¥88.00');
    await expectAccessible();
  });

  it('takes nothing in a message for markup', async () => {
    const stage = await Stage.open(`?conversation=${C}`);
    await stage.resume(opened(C), control(C, 2, { kind: 'bot' }, 1), message(C, 3, 'BOT', '<img src=x onerror=alert(1)> **no**'));
    expect(screen.getByText('<img src=x onerror=alert(1)> **no**')).toBeInTheDocument();
  });

  it('shows a refusal beside the message and sends it again', async () => {
    const stage = await Stage.open(`?conversation=${C}`);
    await stage.resume(opened(C), control(C, 2, { kind: 'bot' }, 1));
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
    const stage = await Stage.open(`?conversation=${C}`);
    await stage.resume(opened(C), control(C, 2, { kind: 'bot' }, 1));
    await userEvent.click(screen.getByRole('textbox'));
    await userEvent.paste('长'.repeat(4_001));
    expect(screen.getByRole('alert')).toHaveTextContent('最多 4000 个字，超出了 1 个');
    expect(screen.getByRole('button', { name: '发送' })).toBeDisabled();
  });

  it.each(['找人工', 'Talk to a person'])('offers a person once, whatever the language of the answer (%s)', async (label) => {
    const stage = await Stage.open(`?conversation=${C}`, { locale: 'zh-CN' });
    const options = [
      { label: '查快递', text: '我的快递到哪了' },
      { label, text: label },
    ];
    await stage.resume(
      opened(C),
      control(C, 2, { kind: 'bot' }, 1),
      message(C, 3, 'BOT', { kind: 'quick-replies', text: '请问？', options }),
    );
    expect(screen.getAllByTestId('quick-reply').map((chip) => chip.textContent)).toEqual(['查快递']);
    expect(screen.getByRole('button', { name: '找人工' })).toBeVisible();
  });
});

describe('being handed to a person', () => {
  it.each([
    ['zh-CN', '找人工', { place: 3, estimatedWaitSeconds: 50 }, '前面还有 2 人，预计不到 1 分钟'],
    ['zh-CN', '找人工', { place: 3, estimatedWaitSeconds: 60 }, '前面还有 2 人，预计 1 分钟'],
    ['zh-CN', '找人工', { place: 1, estimatedWaitSeconds: 95 }, '你是下一位，预计 2 分钟'],
    ['zh-CN', '找人工', { place: 2 }, '前面还有 1 人，现在没有空闲的客服，暂时估不出时间'],
    ['en', 'Talk to a person', { place: 3, estimatedWaitSeconds: 95 }, '2 ahead of you, about 2 min'],
    ['en', 'Talk to a person', { place: 1 }, 'You are next, nobody is free just now'],
  ] as const)('tells the place in line and the estimate (%s, %s, %o)', async (locale, button, place, words) => {
    const stage = await Stage.open(`?conversation=${C}`, { locale });
    await stage.resume(opened(C), control(C, 2, { kind: 'bot' }, 1), message(C, 3, 'BOT', '你好'));
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
    const stage = await Stage.open(`?conversation=${C}`, { locale });
    await stage.resume(opened(C), control(C, 2, { kind: 'queue', opensAt }, 1));
    expect(screen.getByTestId('queue-banner')).toHaveTextContent(words);
    await expectAccessible();
  });

  it.each([
    ['zh-CN', '找人工', 'too-many-waiting', '没能转接人工：你已经有对话在等人工客服了'],
    ['en', 'Talk to a person', 'try-again', 'We could not pass you on: we are very busy just now'],
  ] as const)('says why nobody was found, and lets him ask again (%s, %s, %s)', async (locale, button, code, words) => {
    const stage = await Stage.open(`?conversation=${C}`, { locale });
    await stage.resume(opened(C), control(C, 2, { kind: 'bot' }, 1));
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
    const stage = await Stage.open(`?conversation=${C}`);
    await stage.resume(opened(C), control(C, 2, { kind: 'bot' }, 1), control(C, 3, { kind: 'queue' }), control(C, 4, AGENT, 3));
    expect(screen.getByTestId('agent-name')).toHaveTextContent('陈晓');
    expect(screen.getByText('陈晓已接入，为你服务')).toBeInTheDocument();
    expect(screen.getByPlaceholderText('给陈晓留言…')).toBeInTheDocument();
    const author = { kind: 'AGENT', id: 'a-1', displayName: '陈晓' } as const;
    await stage.play((world) => world.socket.give({ type: 'signal', conversationId: C, signal: { kind: 'typing', author } }));
    expect(screen.getByTestId('typing')).toHaveTextContent('陈晓正在输入');
    await stage.happen(control(C, 5, { kind: 'queue' }, 4));
    expect(screen.getByText('客服暂时离开，正在为你安排另一位')).toBeInTheDocument();
    expect(screen.queryByTestId('agent-name')).not.toBeInTheDocument();
  });

  it("shows by the agent's receipt that he has read", async () => {
    const stage = await Stage.open(`?conversation=${C}`);
    await stage.resume(opened(C), control(C, 2, AGENT, 3), message(C, 3, 'CUSTOMER', '在吗', 'x'));
    expect(messages()).toEqual([['CUSTOMER', '3', 'accepted']]);
    await stage.happen(receipt(C, 4, 'AGENT', 3));
    expect(messages()).toEqual([['CUSTOMER', '3', 'displayed']]);
    expect(screen.getByText('已读')).toBeInTheDocument();
  });
});

describe('the end', () => {
  it('asks whether it is solved, ends, and is rated', async () => {
    const stage = await Stage.open(`?conversation=${C}`);
    await stage.resume(opened(C), control(C, 2, AGENT, 3), message(C, 3, 'AGENT', '还有什么可以帮你？'));
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
    const stage = await Stage.open(`?conversation=${C}`, { locale });
    await stage.resume(opened(C), control(C, 2, AGENT, 3));
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
    const stage = await Stage.open(`?conversation=${C}`, { locale: 'en' });
    await stage.resume(opened(C), control(C, 2, AGENT, 3), closed(C, 3, 'AGENT'));
    expect(screen.getByText('陈晓 ended the conversation')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: '5 of 5, Very good' }));
    await userEvent.click(screen.getByRole('radio', { name: 'Solved' }));
    await userEvent.click(screen.getByRole('button', { name: 'Send rating' }));
    expect(stage.world.socket.of('rate')).toMatchObject([{ stars: 5, solved: true }]);
    expect(screen.getByRole('button', { name: 'Sending…' })).toBeDisabled();
  });
});

describe('the connection', () => {
  it('says that it is lost, keeps what was written, and says that it is back', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const stage = await Stage.open(`?conversation=${C}`);
    await stage.resume(opened(C), control(C, 2, { kind: 'bot' }, 1));
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
    const stage = await Stage.open(`?conversation=${C}`);
    await stage.resume(opened(C), control(C, 2, { kind: 'bot' }, 1));
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
    const stage = await Stage.open(`?conversation=${C}`);
    await stage.resume(opened(C), control(C, 2, { kind: 'bot' }, 1));
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

it('counts in the title what came while nobody looked, and tells the gateway what was displayed', async () => {
  const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
  const stage = await Stage.open(`?conversation=${C}`);
  await stage.resume(opened(C), control(C, 2, { kind: 'bot' }, 1), message(C, 3, 'BOT', '你好'));
  expect(document.title).toBe('云溪生活客服');
  expect(stage.world.socket.of('displayed')).toMatchObject([{ upTo: 3 }]);
  visibility.mockReturnValue('hidden');
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  await stage.happen(message(C, 4, 'BOT', '还在吗'));
  expect(document.title).toBe('(1) 云溪生活客服');
  expect(stage.world.socket.of('displayed')).toHaveLength(1);
  visibility.mockReturnValue('visible');
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  expect(document.title).toBe('云溪生活客服');
  expect(stage.world.socket.of('displayed').at(-1)).toMatchObject({ upTo: 4 });
});

describe('safety', () => {
  it.each([
    ['zh-CN', '店铺不会向你索要验证码', '举报', '提交举报', '已举报'],
    ['en', 'never asks for a verification code', 'Report', 'Report', 'Reported'],
  ] as const)('warns of what an agent may not ask, and lets the customer report it (%s)', async (locale, words, button, send, done) => {
    const stage = await Stage.open(`?conversation=${C}`, { locale });
    await stage.resume(opened(C), control(C, 2, AGENT, 1), message(C, 3, 'AGENT', '把验证码发给我'));
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
});
