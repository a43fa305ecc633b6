import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SignedOut } from '@xiaoer/customer-client';
import { startLanguages } from '../../src/i18n';
import { LocationProvider } from '../../src/location';
import { Account } from '../../src/session/account';
import { useSession } from '../../src/session/session';
import { SessionGate } from '../../src/session/SessionGate';
import { expectAccessible, rest } from './stage';

const AUTHORITY = 'http://localhost:8080/auth/realms/xiaoer';
const CONFIGURATION = {
  oidc: { authority: AUTHORITY, clientId: 'customer-page' },
  shop: { id: 'yunxi', name: '云溪生活' },
  guest: true,
  calls: true,
  media: { imageBytes: 1, voiceBytes: 1, voiceMillis: 1, videoBytes: 1, fileBytes: 1 },
};
const GUEST = {
  token: 'guest-token',
  expiresAt: '2099-01-01T00:00:00Z',
  customer: { id: 'guest-1', displayName: '访客 1', tier: 'GUEST' },
};

function Inside() {
  const session = useSession();
  return (
    <>
      <p>
        inside: {session.kind} {session.name}
      </p>
      <button onClick={session.ended}>end</button>
      <button onClick={session.signIn}>sign in</button>
    </>
  );
}

async function gate(search = '') {
  await startLanguages('zh-CN');
  window.history.replaceState(null, '', `/chat/${search}`);
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retryDelay: 1 } } })}>
      <LocationProvider>
        <SessionGate>
          <Inside />
        </SessionGate>
      </LocationProvider>
    </QueryClientProvider>,
  );
}

function keepUser(expiresInSeconds: number) {
  const user = {
    access_token: 'old',
    refresh_token: 'refresh-1',
    token_type: 'Bearer',
    scope: 'openid',
    profile: { sub: 'c-1', name: '李娜', iss: AUTHORITY, aud: 'customer-page', exp: 0, iat: 0 },
    expires_at: Math.floor(Date.now() / 1_000) + expiresInSeconds,
  };
  sessionStorage.setItem(`oidc.user:${AUTHORITY}:customer-page`, JSON.stringify(user));
}

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
});

describe('at the gate', () => {
  it('asks who is there, and lets a guest in, who stays after a reload', async () => {
    rest({ configuration: CONFIGURATION, guests: GUEST });
    await gate('?entrance=help');
    expect(await screen.findByRole('heading', { name: '有问题，随时找小二' })).toBeInTheDocument();
    await expectAccessible();
    await userEvent.click(screen.getByRole('button', { name: '以访客身份继续' }));
    expect(await screen.findByText('inside: guest 访客 1')).toBeInTheDocument();
    expect(window.location.search).toBe('?entrance=help');
  });

  it('recognises a guest and an account again', async () => {
    rest({ configuration: CONFIGURATION });
    sessionStorage.setItem('xiaoer.guest', JSON.stringify(GUEST));
    await gate();
    expect(await screen.findByText('inside: guest 访客 1')).toBeInTheDocument();
    keepUser(300);
    await gate();
    expect(await screen.findByText('inside: account 李娜')).toBeInTheDocument();
  });

  it('names a guest in the language of the page', async () => {
    const asked = rest({ configuration: CONFIGURATION, guests: GUEST });
    await gate();
    await userEvent.click(await screen.findByRole('button', { name: '以访客身份继续' }));
    await screen.findByText('inside: guest 访客 1');
    const call = asked.mock.calls.find(([path]) => path === '/chat/api/guests') as [string, RequestInit] | undefined;
    expect(call?.[1].headers).toMatchObject({ 'accept-language': 'zh-CN' });
  });

  it('keeps a guest whose sign-in failed, says so, and forgets him when he came back with an account', async () => {
    rest({ configuration: CONFIGURATION });
    sessionStorage.setItem('xiaoer.guest', JSON.stringify(GUEST));
    await gate();
    await userEvent.click(await screen.findByRole('button', { name: 'sign in' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('没能连上登录服务');
    expect(screen.getByText('inside: guest 访客 1')).toBeInTheDocument();
    expect(sessionStorage.getItem('xiaoer.guest')).not.toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '关闭' }));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    keepUser(300);
    await gate();
    expect(await screen.findByText('inside: account 李娜')).toBeInTheDocument();
    expect(sessionStorage.getItem('xiaoer.guest')).toBeNull();
  });

  it('says when there are too many guests', async () => {
    rest({ configuration: CONFIGURATION, guests: 429 });
    await gate();
    await userEvent.click(await screen.findByRole('button', { name: '以访客身份继续' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('访客有点多');
  });

  it('says that a session has ended', async () => {
    rest({ configuration: CONFIGURATION });
    keepUser(300);
    await gate();
    await userEvent.click(await screen.findByRole('button', { name: 'end' }));
    expect(await screen.findByText(/登录已过期/)).toBeInTheDocument();
    expect(sessionStorage.getItem(`oidc.user:${AUTHORITY}:customer-page`)).toBeNull();
  });

  it('offers to try again when the gateway does not answer', async () => {
    rest({ configuration: 503 });
    await gate();
    const again = await screen.findByRole('button', { name: '重试' });
    rest({ configuration: CONFIGURATION });
    await userEvent.click(again);
    expect(await screen.findByRole('button', { name: '登录后咨询' })).toBeInTheDocument();
  });

  it('begins from the start page after an answer of the sign-in page that is of no use', async () => {
    rest({ configuration: CONFIGURATION });
    await gate('?state=used&code=used');
    expect(await screen.findByRole('button', { name: '登录后咨询' })).toBeInTheDocument();
    expect(window.location.search).toBe('');
  });
});

describe('an account', () => {
  /** The identity provider's two addresses. */
  function provider(token: () => Response | Promise<Response>) {
    const asked = vi.fn(async (input: string | URL, init?: RequestInit) => {
      if (String(input).endsWith('/.well-known/openid-configuration')) {
        const metadata = { issuer: AUTHORITY, token_endpoint: `${AUTHORITY}/token`, authorization_endpoint: `${AUTHORITY}/auth` };
        return new Response(JSON.stringify(metadata), { headers: { 'content-type': 'application/json' } });
      }
      bodies.push(String(init?.body));
      return token();
    });
    const bodies: string[] = [];
    vi.stubGlobal('fetch', asked);
    return bodies;
  }

  const json = (value: object, status = 200) =>
    new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });

  it('renews by refresh token, once for all who ask at the same moment', async () => {
    keepUser(10);
    const bodies = provider(() => json({ access_token: 'new', refresh_token: 'refresh-2', token_type: 'Bearer', expires_in: 300 }));
    const account = new Account(CONFIGURATION, 'http://localhost:8080/chat/');
    expect(await Promise.all([account.current(), account.current(), account.renew()])).toEqual(['new', 'new', 'new']);
    expect(bodies).toHaveLength(1);
    expect(new URLSearchParams(bodies[0]).get('grant_type')).toBe('refresh_token');
    expect(await account.current()).toBe('new');
  });

  it('is signed out when the provider says so, but not when it does not answer', async () => {
    keepUser(-10);
    provider(() => Promise.reject(new TypeError('network')));
    const account = new Account(CONFIGURATION, 'http://localhost:8080/chat/');
    await expect(account.current()).rejects.not.toBeInstanceOf(SignedOut);
    expect(await account.person()).toEqual({ id: 'c-1', name: '李娜' });
    provider(() => json({ error: 'invalid_grant' }, 400));
    await expect(account.current()).rejects.toBeInstanceOf(SignedOut);
    expect(await account.person()).toBeUndefined();
  });
});
