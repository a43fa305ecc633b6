import { ConfigProvider } from '@chatui/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import axe from 'axe-core';
import i18next from 'i18next';
import { expect, vi } from 'vitest';
import { Page } from '../../src/App';
import { type Control, ConversationClient, type LoggedEvent } from '@xiaoer/customer-client';
import { CallerProvider } from '../../src/call/calls';
import { ClientProvider } from '../../src/conversation/client';
import { type Locale, startLanguages } from '../../src/i18n';
import { LocationProvider } from '../../src/location';
import { type Session, SessionContext } from '../../src/session/session';
import { World, settled, tokens } from '../../client/tests/world';
import { control, opened } from '../events';

export const C = 'conversation-1';
export const BOT = { kind: 'bot' } as const;
export const AGENT = { kind: 'agent', agent: { id: 'a-1', displayName: '陈晓' } } as const;

/** The page of somebody who is there, on a played gateway. */
export class Stage {
  readonly world = new World();
  readonly session: Session;
  readonly client: ConversationClient;
  readonly signedIn = vi.fn();
  readonly ended = vi.fn();

  private constructor(kind: Session['kind']) {
    const source = tokens();
    this.session = {
      kind,
      person: 'c-1',
      name: kind === 'guest' ? '访客' : '李娜',
      tokens: source,
      shop: { id: 'yunxi', name: '云溪生活' },
      calls: true,
      media: { imageBytes: 10_000_000, voiceBytes: 5_000_000, voiceMillis: 60_000, videoBytes: 50_000_000, fileBytes: 20_000_000 },
      pushKey: undefined,
      signIn: this.signedIn,
      signOut: vi.fn(),
      ended: this.ended,
    };
    this.client = new ConversationClient(this.world, source, 'c-1', () => i18next.language);
  }

  static async open(search: string, options: { locale?: Locale; kind?: Session['kind'] } = {}): Promise<Stage> {
    await startLanguages(options.locale ?? 'zh-CN');
    window.history.replaceState(null, '', `/chat/${search}`);
    const stage = new Stage(options.kind ?? 'account');
    render(
      <ConfigProvider locale="zh-CN">
        <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retryDelay: 1 } } })}>
          <LocationProvider>
            <SessionContext.Provider value={stage.session}>
              <ClientProvider client={stage.client}>
                <CallerProvider>
                  <Page />
                </CallerProvider>
              </ClientProvider>
            </SessionContext.Provider>
          </LocationProvider>
        </QueryClientProvider>
      </ConfigProvider>,
    );
    await act(settled);
    return stage;
  }

  /** The page of a conversation that somebody has, as it stands after these events; the first of them has the number 3. */
  static async talking(to: Control, events: LoggedEvent[] = [], options: { locale?: Locale } = {}): Promise<Stage> {
    const stage = await Stage.open(`?conversation=${C}`, options);
    await stage.resume(opened(C), control(C, 2, to), ...events);
    return stage;
  }

  /** The gateway welcomes the page and gives it a conversation. */
  async resume(...events: LoggedEvent[]): Promise<void> {
    await act(async () => {
      this.world.socket.welcome();
      this.world.socket.happen(...events);
      this.world.socket.give({ type: 'resumed', conversationId: C, lastSeq: events.length });
      await settled();
    });
  }

  async happen(...events: LoggedEvent[]): Promise<void> {
    await act(async () => {
      this.world.socket.happen(...events);
      await settled();
    });
  }

  async play(what: (world: World) => void | Promise<void>): Promise<void> {
    await act(async () => {
      await what(this.world);
      await settled();
    });
  }
}

/** Nothing is kept of a test before, and the shop has nothing to show. */
export function cleanBrowser(): void {
  sessionStorage.clear();
  localStorage.clear();
  rest({ conversations: { conversations: [] }, orders: [], products: [] });
}

/** Who says what is shown, its number and how far it got. */
export function messages(): (string | undefined)[][] {
  return screen.getAllByTestId('message').map((element) => [element.dataset.author, element.dataset.seq, element.dataset.state]);
}

/** Answers of the REST interface by the beginning of the path below `api/`; a number is a status. */
export function rest(answers: Record<string, unknown>): ReturnType<typeof vi.fn> {
  const played = vi.fn(async (input: string) => {
    const path = input.replace('/chat/api/', '');
    const name = Object.keys(answers).find((beginning) => path.startsWith(beginning));
    const answer = name === undefined ? 404 : answers[name];
    if (answer instanceof Error) throw answer;
    return typeof answer === 'number'
      ? new Response(JSON.stringify({ code: 'played', status: answer }), { status: answer })
      : new Response(JSON.stringify(answer), { status: 200 });
  });
  vi.stubGlobal('fetch', played);
  return played;
}

/** WCAG 2.2 A and AA, as far as can be judged without drawing (colours and fonts need a real browser). */
export async function expectAccessible(): Promise<void> {
  const result = await axe.run(document.body, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    rules: { 'color-contrast': { enabled: false }, 'label-content-name-mismatch': { enabled: false } },
  });
  expect(result.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join()}`)).toEqual([]);
}
