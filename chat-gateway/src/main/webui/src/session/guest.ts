import { call } from '../api/http';
import type { GuestToken } from '../api/shop';
import { tabStorage } from '../storage';
import { SignedOut, type Tokens } from '@xiaoer/customer-client';

const KEY = 'xiaoer.guest';

/** Somebody without an account. His token lives as long as this tab and is not renewed: a new one is a new guest. */
export class Guest implements Tokens {
  private constructor(private readonly held: GuestToken) {}

  static async begin(language: string): Promise<Guest> {
    const held = await call<GuestToken>('guests', { method: 'POST', language });
    tabStorage.setItem(KEY, JSON.stringify(held));
    return new Guest(held);
  }

  static returning(): Guest | undefined {
    try {
      const held = JSON.parse(tabStorage.getItem(KEY) ?? 'null') as GuestToken | null;
      return held && Date.parse(held.expiresAt) > Date.now() ? new Guest(held) : undefined;
    } catch {
      return undefined;
    }
  }

  get person(): { id: string; name: string } {
    return { id: this.held.customer.id, name: this.held.customer.displayName };
  }

  current(): Promise<string> {
    return Date.parse(this.held.expiresAt) > Date.now() ? Promise.resolve(this.held.token) : Promise.reject(new SignedOut());
  }

  renew(): Promise<string> {
    return this.current();
  }

  forget(): void {
    tabStorage.removeItem(KEY);
  }
}
