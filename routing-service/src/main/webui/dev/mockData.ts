import type { LoggedEvent } from '../src/generated/logged-event';

/** So many seconds before now. */
export const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

export const BRIEF = {
  reason: 'NEEDS_PERSON' as const,
  problemClass: 'PAYMENTS' as const,
  intent: 'payment-failed',
  language: 'zh',
  mood: 'UPSET' as const,
  summary:
    '客户支付订单 20261121000042 失败两次，招商银行储蓄卡提示余额不足，但客户称卡内有余额，担心被重复扣款。',
  slots: { orderId: '20261121000042' },
};

const CUSTOMER = { kind: 'CUSTOMER' as const, id: 'c-1', displayName: '李娜' };
const BOT = { kind: 'BOT' as const, id: 'bot', displayName: '小二机器人' };
export const AGENT = { kind: 'AGENT' as const, id: 'a-0', displayName: '周洁' };

let started = Date.now();
const extra = new Map<string, LoggedEvent[]>();

/** A conversation's log so far. */
export function transcript(id: string): LoggedEvent[] {
  const base = id === 'conv-1' ? paymentTalk(id) : sizeTalk(id);
  return [...base, ...(extra.get(id) ?? [])];
}

/** Forgets what was said since the server began, so that each look at the page begins alike. */
export function beginAgain(): void {
  extra.clear();
  started = Date.now();
}

export function append(id: string, eventType: string, data: unknown): LoggedEvent {
  const event = {
    conversationId: id,
    seq: transcript(id).length + 1,
    id: crypto.randomUUID(),
    eventType,
    time: new Date().toISOString(),
    data,
  } as LoggedEvent;
  extra.set(id, [...(extra.get(id) ?? []), event]);
  return event;
}

function log(id: string, seconds: number, entries: [string, unknown][]): LoggedEvent[] {
  return entries.map(
    ([eventType, data], index) =>
      ({
        conversationId: id,
        seq: index + 1,
        id: `${id}-${index + 1}`,
        eventType: `conversation.${eventType}.v1`,
        time: new Date(started - (seconds - index * 11) * 1000).toISOString(),
        data,
      }) as LoggedEvent,
  );
}

const says = (author: typeof CUSTOMER | typeof BOT | typeof AGENT, text: string) =>
  ['message-posted', { author, content: { kind: 'text', text }, clientMessageId: null }] as [string, unknown];

function paymentTalk(id: string): LoggedEvent[] {
  return log(id, 250, [
    [
      'conversation-opened',
      {
        shopId: 'yunxi',
        customer: { ...CUSTOMER, tier: 'VIP' },
        entrance: { kind: 'ORDER', reference: '20261121000042' },
        locale: 'zh-CN',
      },
    ],
    says(CUSTOMER, '我付款一直失败，怎么回事'),
    [
      'message-posted',
      {
        author: BOT,
        content: {
          kind: 'order-card',
          orderId: '20261121000042',
          title: '亚麻方领连衣裙 等 2 件',
          status: 'PAYMENT_FAILED',
          totalFen: 25900,
          placedAt: ago(5200),
          note: '银行拒绝：账户余额不足',
        },
      },
    ],
    [
      'message-posted',
      {
        author: BOT,
        content: {
          kind: 'quick-replies',
          text: '这笔订单的银行卡支付被拒绝了。您想怎么处理？',
          options: [
            { label: '换一种支付方式', text: '换支付方式' },
            { label: '查询是否扣款', text: '查询扣款' },
            { label: '找人工', text: '找人工' },
          ],
        },
      },
    ],
    says(CUSTOMER, '我卡里有钱的！不会扣我两次吧？'),
    ['person-requested', {}],
    ['control-changed', { control: { kind: 'queue' }, epoch: 1 }],
    ['hand-over-briefed', { brief: BRIEF }],
    ['control-changed', { control: { kind: 'agent', agent: AGENT }, epoch: 2 }],
    says(AGENT, '李女士您好，我是云溪生活客服周洁。我正在核对您这笔订单的两次支付记录，请稍等。'),
    ['receipt-recorded', { reader: CUSTOMER, upTo: 10 }],
    says(CUSTOMER, '好的，麻烦快一点，活动今晚就结束了'),
  ]);
}

function sizeTalk(id: string): LoggedEvent[] {
  const customer = { ...CUSTOMER, id: 'c-2', displayName: '王伟' };
  return log(id, 120, [
    [
      'conversation-opened',
      {
        shopId: 'yunxi',
        customer: { ...customer, tier: 'STANDARD' },
        entrance: { kind: 'HELP_CENTRE' },
        locale: 'zh-CN',
      },
    ],
    says(customer, '这双鞋 42 码偏大吗'),
    [
      'message-posted',
      {
        author: BOT,
        content: { kind: 'product-card', productId: 'p-2001', title: '轻量缓震跑鞋', priceFen: 45900 },
      },
    ],
    says(customer, '找人工'),
    ['person-requested', {}],
    ['control-changed', { control: { kind: 'queue' }, epoch: 1 }],
    ['control-changed', { control: { kind: 'agent', agent: AGENT }, epoch: 2 }],
  ]);
}

export function customerFile() {
  return {
    customer: {
      customerId: 'c-1',
      name: '李娜',
      phoneMasked: '138****2046',
      tier: 'GOLD',
      memberSince: '2023-05-18',
      language: 'zh',
      address: { province: '浙江省', city: '杭州市', district: '西湖区', streetMasked: '文三路***号' },
    },
    orders: [
      {
        orderId: '20261118000123',
        status: 'SHIPPED',
        placedAt: ago(260000),
        items: [
          {
            itemId: '1',
            name: '手冲咖啡壶套装',
            nameEn: 'Pour-over coffee set',
            size: '均码',
            quantity: 1,
            unitPriceFen: 19900,
          },
        ],
        amounts: { goodsFen: 19900, shippingFen: 0, discountFen: 0, totalFen: 19900 },
        payments: [
          {
            paymentId: 'p1',
            method: 'ALIPAY',
            account: '支付宝',
            amountFen: 19900,
            status: 'SUCCEEDED',
            attemptedAt: ago(259900),
          },
        ],
        parcel: {
          carrier: '顺丰速运',
          number: 'SF1390257741806',
          status: 'IN_TRANSIT',
          eta: ago(-70000),
          events: [
            { time: ago(200000), place: '义乌', text: '商家已发货，顺丰已揽收' },
            { time: ago(90000), place: '金华', text: '快件离开金华中转场' },
            { time: ago(20000), place: '杭州', text: '快件已到达杭州转运中心' },
          ],
        },
        refunds: [],
      },
      {
        orderId: '20261121000042',
        status: 'PAYMENT_FAILED',
        placedAt: ago(5200),
        items: [
          {
            itemId: '1',
            name: '亚麻方领连衣裙',
            nameEn: 'Linen square-neck dress',
            size: 'M',
            quantity: 1,
            unitPriceFen: 22900,
          },
          {
            itemId: '2',
            name: '棉质束发带',
            nameEn: 'Cotton hair band',
            size: '均码',
            quantity: 2,
            unitPriceFen: 3000,
          },
        ],
        amounts: { goodsFen: 28900, shippingFen: 0, discountFen: 3000, totalFen: 25900 },
        payments: [
          {
            paymentId: 'p2',
            method: 'BANK_CARD',
            account: '招商银行储蓄卡（尾号 6214）',
            amountFen: 25900,
            status: 'FAILED',
            attemptedAt: ago(5100),
            failureReason: '银行拒绝：账户余额不足',
          },
          {
            paymentId: 'p3',
            method: 'BANK_CARD',
            account: '招商银行储蓄卡（尾号 6214）',
            amountFen: 25900,
            status: 'FAILED',
            attemptedAt: ago(4800),
            failureReason: '银行拒绝：账户余额不足',
          },
        ],
        refunds: [],
      },
      {
        orderId: '20261112000087',
        status: 'REFUNDING',
        placedAt: ago(800000),
        items: [
          {
            itemId: '1',
            name: '316 不锈钢保温杯',
            nameEn: 'Steel bottle',
            size: '500ml',
            quantity: 1,
            unitPriceFen: 15900,
          },
        ],
        amounts: { goodsFen: 15900, shippingFen: 0, discountFen: 0, totalFen: 15900 },
        payments: [],
        refunds: [
          {
            refundId: 'r1',
            amountFen: 15900,
            status: 'BANK_PROCESSING',
            reason: '质量问题：杯盖漏水',
            destination: '原路退回支付宝',
            requestedAt: ago(300000),
            expectedBy: '2026-11-24',
          },
        ],
      },
    ],
    coupons: [
      {
        couponId: 'c1',
        name: '满 300 减 30',
        nameEn: '30 off from 300',
        amountFen: 3000,
        minSpendFen: 30000,
        validUntil: '2026-11-30T23:59:59+08:00',
        status: 'AVAILABLE',
      },
      {
        couponId: 'c2',
        name: '服饰满 200 减 20',
        nameEn: '20 off clothes',
        amountFen: 2000,
        minSpendFen: 20000,
        validUntil: '2026-11-10T23:59:59+08:00',
        status: 'EXPIRED',
      },
    ],
  };
}

export function queue() {
  const row = (
    place: number,
    customerName: string | null,
    problemClass: string,
    skill: string,
    waited: number,
    left: number,
    offeredTo?: string,
  ) => ({
    conversationId: `wait-${place}`,
    customerName,
    problemClass,
    skill,
    arrivedAt: ago(waited),
    deadline: ago(-left),
    place,
    offeredTo,
  });
  return {
    waiting: [
      row(1, '张敏', 'PAYMENTS', 'payments', 75, -15, 'a-1'),
      row(2, '赵磊', 'COMPLAINT', 'complaints', 40, 20, 'a-0'),
      row(3, null, 'LOGISTICS', 'logistics', 65, 115),
      row(4, '孙悦', 'PRODUCTS', 'products', 130, 470),
    ],
    agents: [
      {
        id: 'a-0',
        name: '周洁',
        presence: 'ONLINE',
        skills: ['after-sales', 'complaints', 'logistics', 'payments', 'products'],
        load: 2,
        capacity: 4,
      },
      {
        id: 'a-1',
        name: '陈晓',
        presence: 'ONLINE',
        skills: ['payments', 'logistics', 'after-sales'],
        load: 3,
        capacity: 4,
      },
      {
        id: 'a-2',
        name: '林小雨',
        presence: 'AWAY',
        skills: ['products', 'after-sales', 'logistics'],
        load: 1,
        capacity: 4,
      },
    ],
    updatedAt: ago(0),
  };
}

export function cases() {
  const row = (n: number, name: string, tier: string, opened: number, due: number) => ({
    id: `case-${n}`,
    shopId: 'yunxi',
    conversationId: `01JD${n}7Q2`,
    customer: { id: `c-${n}`, displayName: name, tier },
    openedAt: ago(opened),
    dueAt: ago(-due),
  });
  return {
    cases: [
      row(3, '赵磊', 'STANDARD', 900, 85000),
      row(2, '李娜', 'VIP', 5000, 20000),
      row(1, '访客', 'GUEST', 90000, -3600),
    ],
    next: null,
  };
}

export function ratings() {
  const row = (
    n: number,
    stars: number,
    solved: boolean,
    comment: string | null,
    agentId: string | null,
  ) => ({
    ticketId: `t-${n}`,
    shopId: 'yunxi',
    conversationId: `01JD${n}7Q2`,
    agentId,
    stars,
    solved,
    comment,
    recordedAt: ago(n * 700),
  });
  return {
    ratings: [
      row(1, 5, true, '解决得很快，谢谢！', 'a-0'),
      row(2, 4, true, null, 'a-1'),
      row(3, 2, false, '等了很久还是没说清楚退款什么时候到', 'a-2'),
      row(4, 5, true, null, null),
    ],
    next: 7,
  };
}

export function live() {
  const wave = (i: number, high: number, shift: number) =>
    Math.max(0, Math.round(high * (0.55 + 0.45 * Math.sin(i / 7 + shift)) + ((i * 7919) % 3) - 1));
  const spread = (count: number, p50: number, p90: number) => ({ count, sumMillis: count * p50, p50, p90 });
  const minutes = Array.from({ length: 60 }, (_, i) => ({
    minute: ago((59 - i) * 60),
    intents: {},
    outcomes: {},
    desks: {},
    opened: wave(i, 6, 0),
    closed: wave(i, 5, 0.7),
    messages: { CUSTOMER: wave(i, 18, 0), BOT: wave(i, 14, 0.1), AGENT: wave(i, 9, 0.6) },
    firstResponse: spread(i % 3 ? 2 : 0, 14000 + wave(i, 9000, 1), 31000 + wave(i, 20000, 2)),
    waiting: spread(i % 3 ? 2 : 0, 9000 + wave(i, 7000, 1), 24000 + wave(i, 16000, 2)),
    csat: i % 4 ? { count: 0, sumStars: 0, solved: 0 } : { count: 2, sumStars: 8 + (i % 3), solved: 2 },
  }));
  return {
    minutes,
    totals: {
      intents: {
        'where-is-my-parcel': 74,
        'order-status': 41,
        'refund-status': 33,
        'exchange-request': 26,
        'payment-failed': 21,
        'coupon-not-working': 15,
        'product-size': 13,
        invoice: 8,
        unknown: 6,
      },
      outcomes: { BOT: 128, AGENT: 74, ABANDONED: 9 },
      desks: { yunxi: { queued: 83, assigned: 74, abandoned: 9 } },
      opened: 214,
      closed: 211,
      cases: 4,
      messages: { CUSTOMER: 640, BOT: 498, AGENT: 305 },
      firstResponse: spread(74, 18400, 41200),
      agentFirstResponse: spread(74, 27400, 66200),
      waiting: spread(83, 12300, 35800),
      csat: { count: 30, sumStars: 133, solved: 26 },
    },
    definitions: {},
    updatedAt: ago(1),
  };
}
