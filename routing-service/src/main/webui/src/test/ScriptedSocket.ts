import type { Socket } from '../client/DeskClient';
import type { AgentFrame } from '../generated/agent-frame';
import type { DeskFrame, DeskFrameWelcome } from '../generated/desk-frame';

/** A socket whose other side is the test: it reads what was sent and says what it likes. */
export class ScriptedSocket implements Socket {
  static readonly all: ScriptedSocket[] = [];

  static last(): ScriptedSocket {
    const socket = ScriptedSocket.all.at(-1);
    if (!socket) {
      throw new Error('no socket was opened');
    }
    return socket;
  }

  readonly sent: AgentFrame[] = [];
  readyState = 0;
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;

  constructor() {
    ScriptedSocket.all.push(this);
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text) as AgentFrame);
  }

  close(): void {
    this.readyState = 3;
  }

  opens(): void {
    this.readyState = 1;
    this.onopen?.(new Event('open'));
  }

  says(frame: DeskFrame): void {
    this.onmessage?.({ data: JSON.stringify(frame) } as MessageEvent<string>);
  }

  welcomes(welcome: Partial<DeskFrameWelcome> = {}): void {
    this.opens();
    this.says({ ...WELCOME, ...welcome });
  }

  drops(code: number): void {
    this.readyState = 3;
    this.onclose?.({ code } as CloseEvent);
  }

  sentOf<T extends AgentFrame['type']>(type: T): Extract<AgentFrame, { type: T }>[] {
    return this.sent.filter((frame): frame is Extract<AgentFrame, { type: T }> => frame.type === type);
  }
}

export const WELCOME: DeskFrameWelcome = {
  type: 'welcome',
  protocol: 1,
  agent: { id: 'a-0', displayName: '陈晓' },
  deskId: 'yunxi',
  skills: ['payments'],
  capacity: 4,
  presence: 'ONLINE',
  conversations: [],
  offers: [],
  tokenExpiresAt: '2026-11-21T12:05:00Z',
  heartbeatSeconds: 30,
};
