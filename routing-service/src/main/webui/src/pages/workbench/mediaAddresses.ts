import { useQueries } from '@tanstack/react-query';
import { createContext, useContext, useMemo } from 'react';
import { ADDRESSES, type Address } from '../../rest/media';
import { useSignedIn } from '../../shell/contexts';

/** Addresses are good for ten minutes at least; they are asked for again before that. */
const ASK_AGAIN_MILLIS = 8 * 60_000;

/** Where the media of the conversation on the screen can be read; `undefined` until that is known. */
export const AddressContext = createContext<ReadonlyMap<string, Address>>(new Map());

export function useAddress(id: string | undefined): Address | undefined {
  const addresses = useContext(AddressContext);
  return id === undefined ? undefined : addresses.get(id);
}

/** Asks for the addresses of media, as many at once as the gateway answers. */
export function useAddresses(conversationId: string, ids: readonly string[]): ReadonlyMap<string, Address> {
  const { services } = useSignedIn();
  const pages = Array.from({ length: Math.ceil(ids.length / ADDRESSES) }, (_, page) =>
    ids.slice(page * ADDRESSES, (page + 1) * ADDRESSES),
  );
  const found = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['media', conversationId, ...page],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        services.media.addresses(conversationId, page, signal),
      refetchInterval: ASK_AGAIN_MILLIS,
      staleTime: ASK_AGAIN_MILLIS,
    })),
    combine: (results) => results.flatMap((result) => result.data ?? []),
  });
  return useMemo(() => new Map(found.map((address) => [address.id, address])), [found]);
}
