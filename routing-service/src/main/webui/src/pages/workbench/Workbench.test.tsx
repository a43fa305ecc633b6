import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { DeskFrameWelcome } from '../../generated/desk-frame';
import type { Language } from '../../i18n';
import { AGENT, ASSIGNED, BEGINNING, CUSTOMER, events, OFFER, receipt, says, shows } from '../../test/log';
import { answering, desk, show, told, type Answers } from '../../test/render';
import { Workbench } from './Workbench';

const ORDER = {
  orderId: '20261121000042',
  status: 'PAYMENT_FAILED',
  placedAt: '2026-11-21T03:00:00Z',
  items: [
    {
      itemId: '1',
      name: '亚麻方领连衣裙',
      nameEn: 'Linen dress',
      size: 'M',
      quantity: 1,
      unitPriceFen: 25900,
    },
  ],
  amounts: { goodsFen: 25900, shippingFen: 0, discountFen: 0, totalFen: 25900 },
  payments: [
    {
      paymentId: 'p-1',
      method: 'BANK_CARD',
      account: '招商银行',
      amountFen: 25900,
      status: 'FAILED',
      attemptedAt: '2026-11-21T03:01:00Z',
      failureReason: '余额不足',
    },
  ],
  parcel: null,
  refunds: [],
};

const ANSWERS: Answers = {
  '/chat/api/conversations/conv-1/events': { events: BEGINNING, lastSeq: 5 },
  '/desk/api/conversations/conv-1/customer': {
    customer: { customerId: 'c-1', name: '李娜', tier: 'GOLD' },
    orders: [{ ...ORDER, orderId: '20261118000123' }, ORDER],
    coupons: [],
  },
};

async function bench(
  welcome: Partial<DeskFrameWelcome>,
  { answers = ANSWERS, language = 'zh-CN' as Language } = {},
) {
  const asked = answering(answers);
  const { store, socket } = await desk(welcome);
  await show(<Workbench />, { language, store });
  return { store, socket, asked, user: userEvent.setup() };
}

describe.each([
  ['zh-CN', '有客户需要您时，派单会出现在这里。', '接受派单后，会话会出现在这里。'],
  [
    'en',
    'When a customer needs you, the offer appears here.',
    'Conversations appear here once you accept an offer.',
  ],
] as const)('with nothing to do (%s)', (language, offers, conversations) => {
  it('says so', async () => {
    await bench({}, { language });
    expect(screen.getByText(offers)).toBeVisible();
    expect(screen.getByText(conversations)).toBeVisible();
  });
});

it('tells an agent who is offline what to do', async () => {
  await bench({ presence: 'OFFLINE' });
  expect(screen.getByText('您处于离线状态，切换到“在线”开始接待。')).toBeVisible();
});

describe.each([
  ['zh-CN', '接受', '婉拒', '商品咨询'],
  ['en', 'Accept', 'Decline', 'Product'],
] as const)('an offer (%s)', (language, accept, decline, problem) => {
  it('is shown with its problem, and accepted or declined by its buttons', async () => {
    const second = {
      ...OFFER,
      offerId: 'offer-2',
      conversationId: 'conv-3',
      why: { ...OFFER.why, deadline: '2099-01-01T00:00:00Z' },
    };
    // the more urgent one is on top, whichever came first
    const { socket, user } = await bench({ offers: [second, OFFER] }, { language });
    const [first, other] = screen.getAllByTestId('offer');
    expect(within(first!).getByText(problem)).toBeVisible();
    await user.click(within(first!).getByRole('button', { name: accept }));
    await user.click(within(other!).getByRole('button', { name: decline }));
    expect(socket.sentOf('accept-offer')).toEqual([{ type: 'accept-offer', offerId: 'offer-1' }]);
    expect(socket.sentOf('decline-offer')).toEqual([{ type: 'decline-offer', offerId: 'offer-2' }]);
    expect(within(first!).getByRole('button', { name: accept })).toBeDisabled();
  });
});

it('accepts the first offer with Alt+Y, and opens the conversation when it comes', async () => {
  const { socket, user } = await bench({ conversations: [ASSIGNED], offers: [OFFER] });
  await user.keyboard('{Alt>}y{/Alt}');
  expect(socket.sentOf('accept-offer')).toHaveLength(1);
  await told(() =>
    socket.says({
      ...ASSIGNED,
      conversationId: 'conv-2',
      customer: OFFER.customer,
      assignedAt: '2026-11-21T05:00:00Z',
    }),
  );
  expect(await screen.findByRole('region', { name: '与 王伟 的会话' })).toBeVisible();
});

it('shows who spoke: customer, bot and agent, with their numbers', async () => {
  const { socket } = await bench({ conversations: [ASSIGNED] });
  await waitFor(() => expect(screen.getAllByTestId('message')).toHaveLength(2));
  await told(() => socket.says({ type: 'event', event: events(6, says(AGENT, '您好'))[0]! }));
  const messages = screen.getAllByTestId('message');
  expect(messages.map((it) => [it.dataset['author'], it.dataset['seq']])).toEqual([
    ['CUSTOMER', '2'],
    ['BOT', '3'],
    ['AGENT', '6'],
  ]);
  expect(within(messages[1]!).getByText('机器人')).toBeVisible();
  expect(within(messages[2]!).getByText('客服')).toBeVisible();
});

it('shows the hand-over on top, in words', async () => {
  await bench({ conversations: [ASSIGNED] });
  const brief = await screen.findByTestId('brief');
  expect(brief).toHaveTextContent('需人工处理');
  expect(brief).toHaveTextContent('意图: 付款失败');
  expect(brief).toHaveTextContent('订单号');
  expect(brief).not.toHaveTextContent('hidden');
});

it('sends with Enter, breaks the line with Shift+Enter, and shows sent, accepted, displayed', async () => {
  const { socket, user } = await bench({ conversations: [ASSIGNED] });
  await waitFor(() => expect(screen.getAllByTestId('message')).toHaveLength(2));
  await user.type(
    screen.getByRole('textbox', { name: '回复客户' }),
    '您好{Shift>}{Enter}{/Shift}请稍等{Enter}',
  );
  const [post] = socket.sentOf('post');
  expect(post).toMatchObject({ text: '您好\n请稍等', controlEpoch: 2 });
  const state = () => screen.getAllByTestId('message').at(-1)?.dataset['state'];
  expect(state()).toBe('sent');
  await told(() => socket.says({ type: 'accepted', ref: post!.clientMessageId }));
  expect(state()).toBe('accepted');
  const [event, read] = events(6, says(AGENT, post!.text!, post!.clientMessageId), receipt(CUSTOMER, 6));
  await told(() => socket.says({ type: 'event', event: event! }));
  expect(state()).toBe('accepted');
  await told(() => socket.says({ type: 'event', event: read! }));
  expect(state()).toBe('displayed');
  expect(screen.getAllByTestId('message')).toHaveLength(3);
});

it('sends what was entered too early as soon as the word is the agent’s', async () => {
  const history = { events: BEGINNING.slice(0, 4), lastSeq: 4 };
  const { socket, user } = await bench(
    { conversations: [ASSIGNED] },
    { answers: { ...ANSWERS, '/chat/api/conversations/conv-1/events': history } },
  );
  await waitFor(() => expect(screen.getAllByTestId('message')).toHaveLength(2));
  await user.type(screen.getByTestId('composer'), '您好{Enter}');
  expect(socket.sentOf('post')).toEqual([]);
  await told(() => socket.says({ type: 'event', event: BEGINNING[4]! }));
  expect(socket.sentOf('post')).toMatchObject([{ text: '您好', controlEpoch: 2 }]);
  expect(screen.getByTestId('composer')).toHaveValue('');
});

it('gives a refused message back to the reply box', async () => {
  const { socket, user } = await bench({ conversations: [ASSIGNED] });
  await waitFor(() => expect(screen.getAllByTestId('message')).toHaveLength(2));
  await user.type(screen.getByTestId('composer'), '您好{Enter}');
  const ref = socket.sentOf('post')[0]!.clientMessageId;
  await told(() => socket.says({ type: 'refused', ref, code: 'not-yours', message: '' }));
  expect(screen.getByText(/未发送：会话已不由您接待/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: '重新编辑' }));
  expect(screen.getByTestId('composer')).toHaveValue('您好');
  expect(screen.getAllByTestId('message')).toHaveLength(2);
});

it('keeps a draft for each conversation', async () => {
  const other = {
    ...ASSIGNED,
    conversationId: 'conv-2',
    customer: OFFER.customer,
    assignedAt: '2026-11-21T05:00:00Z',
  };
  const { user } = await bench({ conversations: [ASSIGNED, other] });
  await user.type(await screen.findByTestId('composer'), '给李娜的话');
  await user.keyboard('{Alt>}2{/Alt}');
  expect(screen.getByTestId('composer')).toHaveValue('');
  await user.keyboard('{Alt>}1{/Alt}');
  expect(screen.getByTestId('composer')).toHaveValue('给李娜的话');
});

it('does not send what is too long, and says by how much', async () => {
  const { user, socket } = await bench({ conversations: [ASSIGNED] });
  await waitFor(() => expect(screen.getAllByTestId('message')).toHaveLength(2));
  await user.click(screen.getByTestId('composer'));
  await user.paste('字'.repeat(4_003));
  expect(screen.getByRole('alert')).toHaveTextContent('还需删去 3 个');
  await user.keyboard('{Enter}');
  expect(socket.sentOf('post')).toEqual([]);
});

it('resolves only after the agent confirmed, and warns of an unsent draft', async () => {
  const { socket, user } = await bench({ conversations: [ASSIGNED] });
  await user.type(await screen.findByTestId('composer'), '还没发');
  await user.keyboard('{Alt>}r{/Alt}');
  const dialog = await screen.findByRole('dialog');
  expect(dialog).toHaveTextContent('输入框里还有未发送的内容');
  expect(socket.sentOf('resolve')).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: '确认结束' }));
  expect(socket.sentOf('resolve')).toMatchObject([{ conversationId: 'conv-1', controlEpoch: 2 }]);
});

it('does not ask about another conversation than the one that was to be resolved', async () => {
  const { socket, user } = await bench({ conversations: [ASSIGNED], offers: [OFFER] });
  await waitFor(() => expect(screen.getAllByTestId('message')).toHaveLength(2));
  await user.keyboard('{Alt>}y{/Alt}');
  await user.keyboard('{Alt>}r{/Alt}');
  await screen.findByRole('dialog');
  await told(() => socket.says({ ...ASSIGNED, conversationId: 'conv-2', customer: OFFER.customer }));
  await screen.findByRole('region', { name: '与 王伟 的会话' });
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(socket.sentOf('resolve')).toEqual([]);
});

it('does not resolve what it has not read yet', async () => {
  const { socket, user } = await bench({ conversations: [ASSIGNED] }, { answers: {} });
  expect(await screen.findByRole('button', { name: '结束会话' })).toBeDisabled();
  await user.keyboard('{Alt>}r{/Alt}');
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  expect(socket.sentOf('resolve')).toEqual([]);
});

it('lists conversations with unread messages and marks them seen when they are opened', async () => {
  const other = {
    ...ASSIGNED,
    conversationId: 'conv-2',
    customer: OFFER.customer,
    assignedAt: '2026-11-21T05:00:00Z',
  };
  const answers = {
    ...ANSWERS,
    '/chat/api/conversations/conv-2/events': {
      events: BEGINNING.map((event) => ({ ...event, conversationId: 'conv-2' })),
      lastSeq: 5,
    },
  };
  const { socket, user } = await bench({ conversations: [ASSIGNED, other] }, { answers });
  const item = () => screen.getAllByTestId('conversation-item')[1]!;
  await waitFor(() => expect(item().dataset['unread']).toBe('1'));
  await user.click(item());
  await waitFor(() => expect(item().dataset['unread']).toBe('0'));
  expect(socket.sentOf('displayed')).toContainEqual({ type: 'displayed', conversationId: 'conv-2', upTo: 3 });
});

describe('the customer beside the conversation', () => {
  it('shows the order in question first, with its failed payment', async () => {
    await bench({ conversations: [ASSIGNED] });
    const panel = screen.getByTestId('customer-panel');
    const orders = await within(panel).findAllByTestId('order');
    expect(orders.map((order) => order.dataset['order'])).toEqual(['20261121000042', '20261118000123']);
    expect(orders[0]).toHaveTextContent('本次咨询');
    expect(orders[0]).toHaveTextContent('支付失败');
    expect(orders[0]).toHaveTextContent('余额不足');
    expect(within(panel).getByText('没有优惠券')).toBeVisible();
  });

  it('speaks English, too', async () => {
    await bench({ conversations: [ASSIGNED] }, { language: 'en' });
    const order = (await screen.findAllByTestId('order'))[0];
    expect(order).toHaveTextContent('Payment failed');
    expect(order).toHaveTextContent('Linen dress');
  });
});

it('says that the transcript cannot be read, and offers to try again', async () => {
  const { user, asked } = await bench({ conversations: [ASSIGNED] }, { answers: {} });
  const again = await screen.findByRole('button', { name: '立即重试' }, { timeout: 15_000 });
  const before = asked.filter((path) => path.includes('/events')).length;
  await user.click(again);
  await waitFor(() =>
    expect(asked.filter((path) => path.includes('/events')).length).toBeGreaterThan(before),
  );
});

it('shows pictures, voice with its transcript, files and previews, and says where there is no transcript', async () => {
  const photo = { id: 'm-1', mediaType: 'image/jpeg', bytes: 2048, name: 'a.jpg', width: 4, height: 3 };
  const voice = { id: 'm-2', mediaType: 'audio/ogg', bytes: 10, name: 'v.ogg', durationMillis: 900 };
  const invoice = { id: 'm-3', mediaType: 'application/pdf', bytes: 2_097_152, name: '发票.pdf' };
  const { socket } = await bench(
    { conversations: [ASSIGNED] },
    {
      answers: {
        ...ANSWERS,
        '/chat/api/conversations/conv-1/media': {
          addresses: ['m-1', 'm-2', 'm-3'].map((id) => ({
            id,
            url: `/chat/api/media/${id}/original?until=1&signature=s`,
            thumbnailUrl: id === 'm-1' ? '/chat/api/media/m-1/thumbnail?until=1&signature=s' : null,
            expiresAt: '2026-11-21T12:00:00Z',
          })),
        },
      },
    },
  );
  await waitFor(() => expect(screen.getAllByTestId('message')).toHaveLength(2));
  for (const event of events(
    6,
    shows(CUSTOMER, { kind: 'image', medium: photo, caption: '这里裂了' }),
    shows(CUSTOMER, { kind: 'voice', medium: voice }),
    shows(AGENT, { kind: 'file', medium: invoice, caption: null }),
    [
      'voice-transcribed',
      { messageSeq: 7, transcript: { result: 'NO_RECOGNISER', text: null, language: null } },
    ],
    [
      'link-previewed',
      {
        messageSeq: 6,
        preview: {
          url: 'https://shop.example/p',
          host: 'shop.example',
          title: '亚麻衬衫',
          description: null,
          image: null,
        },
      },
    ],
  )) {
    await told(() => socket.says({ type: 'event', event }));
  }
  const picture = await screen.findByRole('img', { name: '这里裂了' });
  expect(picture.getAttribute('src')).toContain('/chat/api/media/m-1/thumbnail');
  expect(screen.getByTestId('voice').querySelector('audio')?.getAttribute('src')).toContain('/m-2/original');
  expect(screen.getByTestId('heard').textContent).toContain('没有接入语音识别');
  expect(screen.getByRole('link', { name: /发票/ }).getAttribute('download')).toBe('发票.pdf');
  expect(screen.getByTestId('file').textContent).toContain('2');
  expect(screen.getByTestId('link-preview').textContent).toContain('shop.example');
});

it('uploads what the agent chooses and posts it with its seal', async () => {
  const medium = { id: 'm-9', mediaType: 'image/png', bytes: 3, name: 'a.png', seal: 's' };
  const { socket, user } = await bench(
    { conversations: [ASSIGNED] },
    {
      answers: { ...ANSWERS, '/chat/api/conversations/conv-1/media': medium },
    },
  );
  await waitFor(() => expect(screen.getAllByTestId('message')).toHaveLength(2));
  await user.upload(screen.getByTestId('attach-input'), new File(['png'], 'a.png', { type: 'image/png' }));
  await waitFor(() => expect(socket.sentOf('post')).toHaveLength(1));
  expect(socket.sentOf('post')[0]).toMatchObject({ content: { kind: 'image', medium }, controlEpoch: 2 });
});
