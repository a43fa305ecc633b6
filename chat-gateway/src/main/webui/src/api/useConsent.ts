import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useSession } from '../session/session';
import { type Consent, readConsent } from './consent';

/** What the customer has agreed to; an answer that he gives on this page shows at once. */
export function useConsent(enabled = true): UseQueryResult<Consent> {
  const { tokens, person } = useSession();
  return useQuery({
    queryKey: ['consent', person],
    queryFn: async () => readConsent(await tokens.current()),
    retry: false,
    enabled,
  });
}
