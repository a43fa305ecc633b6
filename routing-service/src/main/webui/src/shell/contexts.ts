import { createContext, useContext } from 'react';
import type { Services } from '../rest/services';
import type { Person, Session } from '../session/Session';

export type SignedIn = { session: Session; person: Person; services: Services };

export const SignedInContext = createContext<SignedIn | null>(null);

export function useSignedIn(): SignedIn {
  const value = useContext(SignedInContext);
  if (!value) {
    throw new Error('a page is shown without anybody signed in');
  }
  return value;
}
