import { UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';
import { rolesOf, type Role } from './roles';

export type Configuration = { oidc: { authority: string; clientId: string } };

export type Person = { id: string; name: string; roles: readonly Role[] };

/** Renew this long before the token ends, in seconds; the desk's socket closes when it ends. */
const RENEW_BEFORE_SECONDS = 60;

/**
 * Who is signed in, by OpenID Connect's authorization code flow with PKCE. Tokens are renewed with the
 * refresh token; they live in the tab's session storage and nowhere else.
 */
export class Session {
  private readonly manager: UserManager;
  private renewing: Promise<User | null> | null = null;

  constructor({ oidc }: Configuration, page: { origin: string; base: string }) {
    this.manager = new UserManager({
      authority: oidc.authority,
      client_id: oidc.clientId,
      redirect_uri: page.origin + page.base,
      post_logout_redirect_uri: page.origin + page.base,
      response_type: 'code',
      scope: 'openid profile',
      automaticSilentRenew: true,
      accessTokenExpiringNotificationTimeInSeconds: RENEW_BEFORE_SECONDS,
      monitorSession: false,
      userStore: new WebStorageStateStore({ store: window.sessionStorage }),
      stateStore: new WebStorageStateStore({ store: window.sessionStorage }),
    });
  }

  /**
   * Finishes a sign-in that comes back from the identity provider, finds one that is there, or leaves for
   * the identity provider (then it returns `null` and the page goes away).
   */
  async begin(location: Location): Promise<Person | null> {
    const answer = new URLSearchParams(location.search);
    if (answer.has('state') && (answer.has('code') || answer.has('error'))) {
      const user = await this.manager.signinCallback();
      const returnTo = typeof user?.state === 'string' ? user.state : '';
      window.history.replaceState(null, '', returnTo.startsWith('/desk/') ? returnTo : location.pathname);
      return user ? personOf(user) : null;
    }
    const user = await this.current();
    if (user) {
      return personOf(user);
    }
    await this.signIn(location);
    return null;
  }

  /** Leaves for the identity provider, and comes back to the same page. */
  async signIn(location: Location): Promise<void> {
    await this.manager.signinRedirect({ state: location.pathname + location.search });
  }

  /** Signs in once more, with a higher level (`acr`), and comes back to the same page. */
  async stepUp(location: Location): Promise<void> {
    await this.manager.signinRedirect({ state: location.pathname + location.search, acr_values: '2' });
  }

  /** Leaves nothing of this person in the tab: drafts and presence are his. */
  async signOut(): Promise<void> {
    Object.keys(sessionStorage)
      .filter((key) => key.startsWith('xiaoer.'))
      .forEach((key) => sessionStorage.removeItem(key));
    await this.manager.signoutRedirect();
  }

  /** A token that is good now, or `null` where the person must sign in again. */
  async token(fresh = false): Promise<string | null> {
    const user = fresh ? await this.renew() : await this.current();
    return user?.access_token ?? null;
  }

  /** Calls back with each new token. */
  onToken(listener: (token: string) => void): () => void {
    return this.manager.events.addUserLoaded((user) => listener(user.access_token));
  }

  private async current(): Promise<User | null> {
    const user = await this.manager.getUser();
    if (!user) {
      return null;
    }
    return user.expired ? this.renew() : user;
  }

  /**
   * One renewal at a time. The identity provider's "no" means signing in again; no answer at all means that
   * it is out of reach, which is thrown, for the person may still be signed in.
   */
  private renew(): Promise<User | null> {
    this.renewing ??= this.manager
      .getUser()
      .then((user) => (user?.refresh_token ? this.manager.signinSilent() : null))
      .catch((error: unknown) => {
        if (error instanceof Error && error.name === 'ErrorResponse') {
          return null;
        }
        throw error;
      })
      .finally(() => {
        this.renewing = null;
      });
    return this.renewing;
  }
}

function personOf(user: User): Person {
  return {
    id: user.profile.sub,
    name: user.profile.name ?? user.profile.preferred_username ?? user.profile.sub,
    roles: rolesOf(user.access_token),
  };
}
