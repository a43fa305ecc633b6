import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { CallerProvider } from '../call/CallerProvider';
import { DeskContext } from '../desk/DeskContext';
import { DeskStore } from '../desk/DeskStore';
import type { DeskFrameWelcome } from '../generated/desk-frame';
import { changeLanguage, type Language } from '../i18n';
import { servicesOf } from '../rest/services';
import type { Role } from '../session/roles';
import type { Session } from '../session/Session';
import { Look } from '../shell/Boot';
import { SignedInContext } from '../shell/contexts';
import { ScriptedSocket } from './ScriptedSocket';

/** What a service answers: a body, or the status of a refusal. */
export type Answers = Record<string, unknown>;

/** Lets the page's REST calls meet these answers, by the path without its query. */
export function answering(answers: Answers): string[] {
  const asked: string[] = [];
  globalThis.fetch = async (input) => {
    const path = String(input);
    asked.push(path);
    const answer = answers[path.split('?')[0] ?? ''];
    if (answer === undefined || typeof answer === 'number') {
      const status = answer ?? 404;
      return new Response(JSON.stringify({ title: 'refused', code: 'refused' }), { status });
    }
    return new Response(JSON.stringify(answer), { status: 200 });
  };
  return asked;
}

/** jsdom's blobs cannot tell their text. */
export function textOf(blob: Blob): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.readAsText(blob);
  });
}

/** Where the session was asked to sign in again with a higher level. */
export const steppedUp: string[] = [];

const SESSION = {
  token: async () => 'token',
  stepUp: async (location: Location) => void steppedUp.push(location.pathname),
} as unknown as Session;

/** Shows a page to a person of these roles, in a language, at an address. */
export async function show(
  page: ReactNode,
  {
    language = 'zh-CN',
    roles = ['agent'],
    store = null,
    at = '/',
  }: { language?: Language; roles?: Role[]; store?: DeskStore | null; at?: string },
): Promise<void> {
  await changeLanguage(language);
  const person = { id: 'a-0', name: '陈晓', roles };
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <SignedInContext value={{ session: SESSION, person, services: servicesOf(SESSION) }}>
      <QueryClientProvider client={queries}>
        <DeskContext value={store}>
          <MemoryRouter initialEntries={[at]}>
            <Look>
              <CallerProvider>{page}</CallerProvider>
            </Look>
          </MemoryRouter>
        </DeskContext>
      </QueryClientProvider>
    </SignedInContext>,
  );
}

/** A desk that has been welcomed, and its socket. */
export async function desk(
  welcome: Partial<DeskFrameWelcome>,
): Promise<{ store: DeskStore; socket: ScriptedSocket }> {
  const store = new DeskStore({
    connect: () => new ScriptedSocket(),
    token: async () => 'token',
    history: servicesOf(SESSION).history,
    memory: sessionStorage,
  });
  store.start();
  await Promise.resolve();
  await Promise.resolve();
  const socket = ScriptedSocket.last();
  socket.welcomes(welcome);
  return { store, socket };
}

/** The desk says something while the page is shown. */
export const told = (say: () => void) => act(async () => say());
