import { createContext, useContext } from 'react';
import type { Tokens } from '@xiaoer/customer-client';
import type { Configuration } from './configuration';

/** Who uses this page. */
export interface Session {
  readonly kind: 'account' | 'guest';
  /** Subject of the token. */
  readonly person: string;
  readonly name: string;
  readonly tokens: Tokens;
  readonly shop: Configuration['shop'];
  /** Whether customers and agents can call each other. */
  readonly calls: boolean;
  readonly media: Configuration['media'];
  readonly pushKey: string | undefined;
  signIn(): void;
  signOut(): void;
  /** The session is over (the token cannot be renewed): back to the choice of who to be. */
  ended(): void;
}

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('a page for somebody is drawn for nobody');
  return session;
}
