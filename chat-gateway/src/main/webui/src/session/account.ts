import { ErrorResponse, type User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { SignedOut, type Tokens } from '@xiaoer/customer-client';
import { tabStorage } from '../storage';
import type { Configuration } from './configuration';

/** A token is renewed when it has less than this left, in seconds. */
const LEFT_SECONDS = 30;

/** Signing in at the shop's identity provider: Authorization Code with PKCE, renewed by refresh token. */
export class Account implements Tokens {
  readonly #users: UserManager;
  #renewing: Promise<User> | undefined;

  constructor(configuration: Configuration, page: string) {
    this.#users = new UserManager({
      authority: configuration.oidc.authority,
      client_id: configuration.oidc.clientId,
      redirect_uri: page,
      popup_redirect_uri: `${page}signed-in.html`,
      post_logout_redirect_uri: page,
      response_type: 'code',
      scope: 'openid',
      automaticSilentRenew: false,
      monitorSession: false,
      requestTimeoutInSeconds: 10,
      userStore: new WebStorageStateStore({ store: tabStorage }),
      stateStore: new WebStorageStateStore({ store: tabStorage }),
    });
  }

  /** Goes to the sign-in page; the customer comes back to `back`, a path with search of this page. */
  async signIn(back: string, locale: string): Promise<void> {
    await this.#users.signinRedirect({ state: back, ui_locales: locale });
  }

  /**
   * Signs in in a window of its own, as no identity provider lets itself be framed. To be called while a click is handled.
   *
   * @returns whether somebody signed in; not if he closed the window
   */
  async signInBeside(locale: string): Promise<boolean> {
    try {
      await this.#users.signinPopup({ ui_locales: locale });
      return true;
    } catch (error) {
      if (error instanceof Error && /closed by user/i.test(error.message)) return false;
      throw error;
    }
  }

  /** Reads the answer of the sign-in page, if the address has one; returns where to go on. */
  async comeBack(search: string): Promise<string | undefined> {
    const answer = new URLSearchParams(search);
    if (!answer.has('state') || !(answer.has('code') || answer.has('error'))) return undefined;
    try {
      const user = await this.#users.signinRedirectCallback();
      return typeof user.state === 'string' ? user.state : '';
    } catch {
      // an answer that was used before (the back button), or a cancelled sign-in: begin from the start page
      return '';
    }
  }

  async person(): Promise<{ id: string; name: string } | undefined> {
    const user = await this.#users.getUser();
    if (!user || (user.expired && !user.refresh_token)) return undefined;
    return { id: user.profile.sub, name: user.profile.name ?? user.profile.preferred_username ?? '' };
  }

  async current(): Promise<string> {
    const user = await this.#users.getUser();
    if (!user) throw new SignedOut();
    return user.expires_in !== undefined && user.expires_in > LEFT_SECONDS ? user.access_token : this.renew();
  }

  async renew(): Promise<string> {
    this.#renewing ??= this.#renew().finally(() => (this.#renewing = undefined));
    return (await this.#renewing).access_token;
  }

  async #renew(): Promise<User> {
    const before = await this.#users.getUser();
    if (!before?.refresh_token) throw new SignedOut();
    try {
      const user = await this.#users.signinSilent();
      if (user) return user;
    } catch (error) {
      // an answer of the identity provider is final, a missing answer is not
      if (!(error instanceof ErrorResponse)) throw error;
    }
    await this.#users.removeUser();
    throw new SignedOut();
  }

  async signOut(): Promise<void> {
    await this.#users.signoutRedirect();
  }

  /** Forgets the person without asking the identity provider. */
  async forget(): Promise<void> {
    await this.#users.removeUser();
  }
}
