import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Plugin, PreviewServer, ViteDevServer } from 'vite';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Author, Content, CustomerFrame, GatewayFrame, LoggedEvent } from '@xiaoer/customer-client';

/**
 * A gateway that is only played, to see the page without the suite: `npm run dev:mock`. It keeps everything in memory,
 * answers a few words, hands over to a played agent, and is never part of the build.
 */
export function mockGateway(): Plugin {
  return {
    name: 'mock-gateway',
    apply: 'serve',
    configureServer: play,
    // the built page, with its service worker: `npm run build && npm run preview:mock`
    configurePreviewServer: play,
  };
}

function play(server: ViteDevServer | PreviewServer): void {
  const sockets = new WebSocketServer({ noServer: true });
  server.httpServer?.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url?.startsWith('/chat/ws')) {
      sockets.handleUpgrade(request, socket, head, (open) => new PlayedSocket(open));
    }
  });
  server.middlewares.use((request, response, next) => {
    if (!answer(request, response)) next();
  });
}

const BOT: Author = { kind: 'BOT', id: 'xiaoer', displayName: '小二' };
const AGENT: Author = { kind: 'AGENT', id: 'a-1', displayName: '陈晓' };
const CUSTOMER: Author = { kind: 'CUSTOMER', id: 'c-1', displayName: '李娜' };
const conversations = new Map<string, Played>();
const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

const picture = (id: string) => `/demo-shop/images/${id}.svg`;
const PRODUCTS = [
  { id: 'p-1001', title: '云溪 亚麻宽松衬衫 · 米白', priceFen: 25900, imageUrl: picture('p-1001') },
  { id: 'p-1002', title: '手工竹编提篮', priceFen: 12800, imageUrl: picture('p-1002') },
  { id: 'p-1003', title: '龙泉青瓷盖碗 120ml', priceFen: 18600, imageUrl: picture('p-1003') },
  { id: 'p-1004', title: '有机棉四件套 1.8 米床', priceFen: 69900, imageUrl: null },
  { id: 'p-1005', title: '桂花乌龙茶 100g', priceFen: 8800, imageUrl: picture('p-1005') },
  { id: 'p-1006', title: '羊毛围巾 · 柿子红', priceFen: 32900, imageUrl: picture('p-1006') },
];
const ORDERS = [
  {
    id: '20261118000123',
    title: '云溪 亚麻宽松衬衫 · 米白',
    titleEn: 'Linen relaxed shirt, off-white',
    furtherItems: 1,
    status: 'SHIPPED',
    totalFen: 38700,
    placedAt: ago(70),
    imageUrl: picture('p-1001'),
  },
  {
    id: '20261120000087',
    title: '桂花乌龙茶 100g',
    furtherItems: 0,
    status: 'PAYMENT_FAILED',
    totalFen: 8800,
    placedAt: ago(20),
    imageUrl: picture('p-1005'),
  },
  {
    id: '20261102000451',
    title: '羊毛围巾 · 柿子红',
    furtherItems: 0,
    status: 'COMPLETED',
    totalFen: 32900,
    placedAt: ago(440),
    imageUrl: picture('p-1006'),
  },
];

/** Uploaded bytes by id, as long as the development server runs. */
const media = new Map<string, { type: string; bytes: Buffer }>();

/** Takes a medium in, tells where it is, or gives it. */
function answerMedia(url: URL, request: IncomingMessage, response: ServerResponse): boolean {
  const kept = media.get(url.pathname.slice('/chat/api/media/'.length));
  if (kept) {
    response.setHeader('content-type', kept.type);
    response.end(kept.bytes);
    return true;
  }
  if (!/^\/chat\/api\/conversations\/[^/]+\/media$/.test(url.pathname)) return false;
  response.setHeader('content-type', 'application/json');
  if (request.method === 'POST') {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const id = `m-${media.size + 1}`;
      const bytes = Buffer.concat(parts);
      const mediaType = request.headers['content-type'] ?? 'application/octet-stream';
      media.set(id, { type: mediaType, bytes });
      const durationMillis = Number(url.searchParams.get('durationMillis')) || null;
      const name = url.searchParams.get('name');
      response.end(JSON.stringify({ id, mediaType, bytes: bytes.length, name, durationMillis, seal: 'played' }));
    });
  } else {
    const ids = (url.searchParams.get('ids') ?? '').split(',');
    response.end(JSON.stringify({ addresses: ids.map((id) => ({ id, url: `/chat/api/media/${id}`, expiresAt: ago(-1) })) }));
  }
  return true;
}

function answer(request: IncomingMessage, response: ServerResponse): boolean {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const json = (value: unknown) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(value));
    return true;
  };
  if (url.pathname.startsWith('/demo-shop/images/')) {
    const hue = [...url.pathname].reduce((sum, letter) => sum + letter.charCodeAt(0) * 7, 0) % 60;
    response.setHeader('content-type', 'image/svg+xml');
    response.end(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80"><rect width="80" height="80" fill="hsl(${hue} 45% 86%)"/><circle cx="40" cy="42" r="20" fill="hsl(${hue} 40% 62%)"/></svg>`,
    );
    return true;
  }
  if (answerMedia(url, request, response)) return true;
  if (!url.pathname.startsWith('/chat/api/')) return false;
  switch (url.pathname.slice('/chat/api/'.length)) {
    case 'configuration':
      return json({
        oidc: { authority: 'http://localhost:8080/auth/realms/xiaoer', clientId: 'customer-page' },
        shop: { id: 'yunxi', name: '云溪生活' },
        guest: true,
      });
    case 'manifest':
      return json({ name: '云溪生活客服', start_url: '/chat/', scope: '/chat/', display: 'standalone', icons: [] });
    case 'guests':
      return json({ token: 'guest', expiresAt: ago(-8), customer: { id: 'guest-1', displayName: '访客 1024', tier: 'GUEST' } });
    case 'orders':
      return json(ORDERS);
    case 'products':
      return json(PRODUCTS.filter((product) => product.title.includes(url.searchParams.get('q') ?? '')));
    case 'conversations':
      return json({ conversations: [...conversations.values()].reverse().map((conversation) => conversation.summary()) });
    default:
      response.statusCode = 404;
      return json({ type: 'urn:xiaoer:problem:not-found', title: 'not found', status: 404, code: 'not-found' });
  }
}

class Played {
  readonly events: LoggedEvent[] = [];
  readonly sockets = new Set<PlayedSocket>();
  #epoch = 1;

  constructor(
    readonly id: string,
    readonly entrance: { kind: 'HELP_CENTRE' | 'ORDER' | 'PRODUCT'; reference?: string | null },
  ) {
    this.happen('conversation.conversation-opened.v1', {
      shopId: 'yunxi',
      customer: { id: 'c-1', displayName: '李娜', tier: 'STANDARD' },
      entrance,
      locale: 'zh-CN',
    });
    this.happen('conversation.control-changed.v1', { control: { kind: 'bot' }, epoch: 1 });
    if (entrance.kind === 'ORDER') setTimeout(() => this.say(BOT, this.orderCard(entrance.reference ?? '')), 300);
    setTimeout(() => this.say(BOT, HELLO), 600);
  }

  orderCard(id: string): Content {
    const order = ORDERS.find((one) => one.id === id) ?? ORDERS[0];
    const { id: orderId, ...rest } = order ?? { id, title: id, status: 'PAID', totalFen: 0, placedAt: ago(1), imageUrl: null };
    return { kind: 'order-card', orderId, ...rest, note: '【杭州市】快件已到达 余杭转运中心，预计明天送达' };
  }

  summary() {
    const last = this.events.findLast((event) => event.eventType === 'conversation.message-posted.v1');
    const closed = this.events.some((event) => event.eventType === 'conversation.conversation-closed.v1');
    const rated = this.events.some((event) => event.eventType === 'conversation.conversation-rated.v1');
    const content = last?.eventType === 'conversation.message-posted.v1' ? last.data.content : undefined;
    const preview = content && 'text' in content ? content.text : undefined;
    return { id: this.id, entrance: this.entrance, openedAt: this.events[0]?.time, lastSeq: this.events.length, closed, rated, preview };
  }

  happen(eventType: LoggedEvent['eventType'], data: object): void {
    const seq = this.events.length + 1;
    const event = { conversationId: this.id, seq, id: `${this.id}-${seq}`, eventType, time: new Date().toISOString(), data } as LoggedEvent;
    this.events.push(event);
    this.sockets.forEach((socket) => socket.give({ type: 'event', event }));
  }

  say(author: Author, content: Content, clientMessageId?: string): void {
    this.happen('conversation.message-posted.v1', { author, content, clientMessageId });
  }

  control(control: object): void {
    this.happen('conversation.control-changed.v1', { control, epoch: ++this.#epoch });
  }

  signal(signal: Extract<GatewayFrame, { type: 'signal' }>['signal']): void {
    this.sockets.forEach((socket) => socket.give({ type: 'signal', conversationId: this.id, signal }));
  }

  reply(text: string): void {
    const control = this.events.findLast((event) => event.eventType === 'conversation.control-changed.v1')?.data;
    const kind = control && 'control' in control ? control.control.kind : 'bot';
    if (kind !== 'bot' && kind !== 'agent') return;
    const author = kind === 'agent' ? AGENT : BOT;
    this.signal({ kind: 'typing', author });
    setTimeout(() => {
      if (kind === 'agent') this.say(AGENT, { kind: 'text', text: '看到了，我帮你跟快递核实一下，稍等一分钟。' });
      else if (/快递|parcel/i.test(text)) {
        this.say(BOT, { kind: 'text', text: '查到了，你最近的包裹正在路上，预计明天下午送到。' });
        this.say(BOT, this.orderCard(''));
      } else if (text.includes('闲置')) {
        this.happen('conversation.idle-warned.v1', { closesAt: new Date(Date.now() + 60_000).toISOString() });
      } else if (text.includes('链接')) {
        const messageSeq = this.events.length + 1;
        this.say(BOT, { kind: 'link', url: 'https://www.example.com/care', text: '洗涤说明在这里：' });
        const preview = {
          url: 'https://www.example.com/care',
          host: 'www.example.com',
          title: '亚麻衬衫怎么洗',
          description: '冷水，反面，阴干。',
        };
        setTimeout(() => this.happen('conversation.link-previewed.v1', { messageSeq, preview }), 600);
      } else if (text.includes('表单'))
        this.say(BOT, {
          kind: 'form',
          formId: 'f-1',
          title: '换货信息',
          fields: [
            { name: 'size', label: '新尺码', kind: 'CHOICE', options: ['S', 'M', 'L'], required: true },
            { name: 'day', label: '取件日期', kind: 'DATE', required: true },
            { name: 'note', label: '备注', kind: 'LONG_TEXT', required: false },
          ],
        });
      else if (/衬衫|面料/.test(text))
        this.say(BOT, {
          kind: 'product-card',
          productId: 'p-1001',
          title: PRODUCTS[0]?.title ?? '',
          priceFen: 25900,
          imageUrl: picture('p-1001'),
        });
      else this.say(BOT, HELLO);
    }, 900);
  }

  /** What follows a message later. */
  learn(content: Content | null | undefined): void {
    const messageSeq = this.events.length;
    if (content?.kind === 'voice') {
      const transcript = { result: 'HEARD', text: '我想问一下我的快递到哪了', language: 'zh' };
      setTimeout(() => this.happen('conversation.voice-transcribed.v1', { messageSeq, transcript }), 1_200);
    }
  }

  queue(): void {
    this.happen('conversation.person-requested.v1', {});
    this.control({ kind: 'queue' });
    setTimeout(() => this.signal({ kind: 'queue-place', place: 3, estimatedWaitSeconds: 60 }), 300);
    setTimeout(() => this.signal({ kind: 'queue-place', place: 1 }), 4_000);
    setTimeout(() => {
      this.control({ kind: 'agent', agent: { id: AGENT.id, displayName: AGENT.displayName } });
      this.say(AGENT, { kind: 'text', text: '你好，我是陈晓。你的衬衫尺码问题我看到了，想换成哪个码？' });
    }, 6_000);
  }
}

const HELLO: Content = {
  kind: 'quick-replies',
  text: '你好，我是小二。订单、物流、退换货都可以问我。',
  options: [
    { label: '查快递', text: '我的快递到哪了' },
    { label: '申请退款', text: '我要退款' },
    { label: '换尺码', text: '想换个尺码' },
    { label: '开发票', text: '怎么开发票' },
  ],
};

class PlayedSocket {
  constructor(private readonly socket: WebSocket) {
    socket.on('message', (data) => this.take(JSON.parse(String(data)) as CustomerFrame));
    socket.on('close', () => conversations.forEach((conversation) => conversation.sockets.delete(this)));
  }

  give(frame: GatewayFrame): void {
    this.socket.send(JSON.stringify(frame));
  }

  private take(frame: CustomerFrame): void {
    if (frame.type === 'hello') {
      this.give({
        type: 'welcome',
        protocol: 1,
        customer: { id: 'c-1', displayName: '李娜', tier: 'STANDARD' },
        tokenExpiresAt: ago(-4),
        heartbeatSeconds: 30,
      });
      frame.resume.forEach(({ conversationId, lastSeq }) => this.resume(conversationId, lastSeq));
    } else if (frame.type === 'open') {
      const id = `c-${frame.requestId}`;
      const conversation = conversations.get(id) ?? new Played(id, frame.entrance);
      conversations.set(id, conversation);
      this.give({ type: 'opened', requestId: frame.requestId, conversationId: id });
      this.resume(id, 0);
    } else if (frame.type === 'behaviour') {
      this.give({ type: 'behaviour-taken', ref: frame.requestId, accepted: frame.deeds.length, duplicates: 0, refused: [] });
      this.give({
        type: 'offered',
        offerId: 'o-1',
        triggerId: 'size-help',
        text: '需要帮您选尺码吗？我们的客服现在有空。',
        productId: 'p-1001',
      });
    } else if (frame.type === 'accept-offer') {
      const id = `c-${frame.requestId}`;
      conversations.set(id, conversations.get(id) ?? new Played(id, { kind: 'PRODUCT', reference: 'p-1001' }));
      this.give({ type: 'opened', requestId: frame.requestId, conversationId: id });
      this.resume(id, 0);
    } else if (frame.type === 'ping') {
      this.give({ type: 'pong' });
    } else if ('conversationId' in frame) {
      const conversation = conversations.get(frame.conversationId);
      if (conversation) this.act(conversation, frame);
    }
  }

  private resume(id: string, lastSeq: number): void {
    const conversation = conversations.get(id);
    if (!conversation) {
      this.give({ type: 'refused', ref: id, code: 'unknown-conversation', message: 'no such conversation' });
      return;
    }
    conversation.events.slice(lastSeq).forEach((event) => this.give({ type: 'event', event }));
    this.give({ type: 'resumed', conversationId: id, lastSeq: conversation.events.length });
    conversation.sockets.add(this);
  }

  private act(conversation: Played, frame: Extract<CustomerFrame, { conversationId: string }>): void {
    switch (frame.type) {
      case 'post': {
        const content = frame.content ?? { kind: 'text' as const, text: frame.text ?? '' };
        const text = 'text' in content ? (content.text ?? '') : '';
        if (text.includes('拒绝')) {
          this.give({ type: 'refused', ref: frame.clientMessageId, code: 'rate-limited', message: 'played' });
          return;
        }
        if (text.includes('断开')) {
          this.socket.close(1012);
          return;
        }
        this.give({ type: 'accepted', ref: frame.clientMessageId });
        conversation.say(CUSTOMER, content, frame.clientMessageId);
        conversation.learn(frame.content);
        conversation.reply(text);
        return;
      }
      case 'request-person':
        this.give({ type: 'accepted', ref: frame.requestId });
        conversation.queue();
        return;
      case 'leave':
        this.give({ type: 'accepted', ref: frame.requestId });
        conversation.happen('conversation.conversation-closed.v1', { by: CUSTOMER, reason: frame.solved ? 'RESOLVED' : 'CUSTOMER_LEFT' });
        conversation.control({ kind: 'nobody' });
        return;
      case 'rate':
        this.give({ type: 'accepted', ref: frame.requestId });
        conversation.happen('conversation.conversation-rated.v1', { stars: frame.stars, solved: frame.solved, comment: frame.comment });
        return;
      case 'edit': {
        const content: Content = { kind: 'text', text: frame.text };
        this.give({ type: 'accepted', ref: frame.requestId });
        conversation.happen('conversation.message-edited.v1', { author: CUSTOMER, messageSeq: frame.messageSeq, content });
        return;
      }
      case 'recall':
        this.give({ type: 'accepted', ref: frame.requestId });
        conversation.happen('conversation.message-recalled.v1', { author: CUSTOMER, messageSeq: frame.messageSeq });
        return;
      case 'receipt':
        conversation.happen('conversation.receipt-recorded.v1', { reader: CUSTOMER, upTo: frame.upTo, kind: frame.kind });
        return;
      case 'displayed':
        conversation.happen('conversation.receipt-recorded.v1', { reader: CUSTOMER, upTo: frame.upTo });
        return;
      case 'typing':
    }
  }
}
