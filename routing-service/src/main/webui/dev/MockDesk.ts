import type { WebSocket } from 'ws';
import type { AgentFrame } from '../src/generated/agent-frame';
import type { DeskFrame, DeskFrameOffered } from '../src/generated/desk-frame';
import { AGENT, ago, append, beginAgain, BRIEF } from './mockData';

const WHY = {
  skill: 'after-sales',
  deadline: ago(-120),
  place: 1,
  waiting: 2,
  eligibleAgents: 2,
  agentLoad: 2,
  agentCapacity: 4,
};

/** One pretended desk for one socket. */
export class MockDesk {
  constructor(private readonly socket: WebSocket) {
    socket.on('message', (data) => this.heard(JSON.parse(String(data)) as AgentFrame));
  }

  private say(frame: DeskFrame): void {
    this.socket.send(JSON.stringify(frame));
  }

  private heard(frame: AgentFrame): void {
    switch (frame.type) {
      case 'hello':
        this.welcome();
        break;
      case 'presence':
        this.say({ type: 'accepted', ref: frame.requestId });
        this.say({ type: 'presence', presence: frame.presence });
        break;
      case 'accept-offer':
        this.say({ type: 'accepted', ref: frame.offerId });
        this.assign(offered());
        break;
      case 'decline-offer':
        this.say({ type: 'accepted', ref: frame.offerId });
        this.say({ type: 'offer-gone', offerId: frame.offerId });
        break;
      case 'post': {
        const { conversationId: id, clientMessageId, text } = frame;
        setTimeout(() => this.say({ type: 'accepted', ref: clientMessageId }), 300);
        setTimeout(() => {
          const content = { kind: 'text', text };
          const event = append(id, 'conversation.message-posted.v1', {
            author: AGENT,
            content,
            clientMessageId,
          });
          this.say({ type: 'event', event });
        }, 600);
        break;
      }
      case 'resolve':
        this.say({ type: 'accepted', ref: frame.requestId });
        this.close(frame.conversationId);
        break;
      case 'ping':
        this.say({ type: 'pong' });
        break;
      case 'refresh':
        this.say({ type: 'refreshed', tokenExpiresAt: ago(-300) });
        break;
      case 'displayed':
      case 'typing':
        break;
    }
  }

  private welcome(): void {
    beginAgain();
    const assigned = { type: 'assigned' as const, problemClass: 'PAYMENTS' as const };
    this.say({
      type: 'welcome',
      protocol: 1,
      agent: AGENT,
      deskId: 'yunxi',
      skills: ['payments', 'logistics'],
      capacity: 4,
      presence: 'ONLINE',
      conversations: [
        {
          ...assigned,
          conversationId: 'conv-1',
          customer: { id: 'c-1', displayName: '李娜', tier: 'VIP' },
          brief: BRIEF,
          assignedAt: ago(160),
        },
        {
          ...assigned,
          problemClass: 'PRODUCTS',
          conversationId: 'conv-2',
          customer: { id: 'c-2', displayName: '王伟', tier: 'STANDARD' },
          assignedAt: ago(50),
        },
      ],
      offers: [offered()],
      tokenExpiresAt: ago(-300),
      heartbeatSeconds: 30,
    });
    setTimeout(() => {
      const author = { kind: 'CUSTOMER' as const, id: 'c-1', displayName: '李娜' };
      this.say({ type: 'signal', conversationId: 'conv-1', signal: { kind: 'typing', author } });
    }, 1500);
  }

  private assign({ conversationId, customer, problemClass, brief }: DeskFrameOffered): void {
    this.say({ type: 'assigned', conversationId, customer, problemClass, brief, assignedAt: ago(0) });
  }

  private close(id: string): void {
    this.say({
      type: 'event',
      event: append(id, 'conversation.conversation-closed.v1', { by: AGENT, reason: 'RESOLVED' }),
    });
    const rated = { stars: 5, solved: true, comment: '谢谢，处理得很快' };
    this.say({ type: 'event', event: append(id, 'conversation.conversation-rated.v1', rated) });
    this.say({ type: 'released', conversationId: id });
  }
}

const offered = (): DeskFrameOffered => ({
  type: 'offer',
  offerId: 'offer-1',
  conversationId: 'conv-3',
  customer: { id: 'c-3', displayName: '张敏', tier: 'STANDARD' },
  problemClass: 'AFTER_SALES',
  brief: {
    ...BRIEF,
    reason: 'FLOW_FAILED',
    problemClass: 'AFTER_SALES',
    intent: 'exchange-request',
    mood: 'CALM',
    summary: '客户想把针织开衫从 S 换成 M，M 码缺货，换货流程未能完成。',
    slots: {
      orderId: '20261110000311',
      'exchange.orderId': '20261110000311',
      'exchange.item': '针织开衫',
      'exchange.newSize': 'M',
      'exchange.pickupFrom': '2026-11-22T01:00:00Z',
    },
  },
  arrivedAt: ago(38),
  expiresAt: ago(-21),
  why: WHY,
});
