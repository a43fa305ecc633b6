import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { type Entrance, newId } from '@xiaoer/customer-client';

/** Where the customer is: the start, a conversation, or an entrance that begins one. */
export type Place =
  | { kind: 'start' }
  | { kind: 'conversation'; id: string }
  /** `request` makes the beginning repeatable: a reload does not begin a second conversation. */
  | { kind: 'entrance'; entrance: Entrance; request: string | undefined };

const ENTRANCES = new Map<string, Entrance['kind']>([
  ['order', 'ORDER'],
  ['product', 'PRODUCT'],
  ['help', 'HELP_CENTRE'],
]);
const LONGEST_ID = 100;

export function placeOf(search: string): Place {
  const asked = new URLSearchParams(search);
  const conversation = asked.get('conversation');
  if (conversation && conversation.length <= LONGEST_ID) return { kind: 'conversation', id: conversation };
  const kind = ENTRANCES.get(asked.get('entrance') ?? '');
  const reference = asked.get('ref');
  const request = asked.get('request') ?? undefined;
  if (kind === 'HELP_CENTRE') return { kind: 'entrance', entrance: { kind }, request };
  if (kind && reference && reference.length <= LONGEST_ID) return { kind: 'entrance', entrance: { kind, reference }, request };
  return { kind: 'start' };
}

export function searchOf(place: Place): string {
  switch (place.kind) {
    case 'start':
      return '';
    case 'conversation':
      return `?${new URLSearchParams({ conversation: place.id })}`;
    case 'entrance': {
      const { kind, reference } = place.entrance;
      const entrance = [...ENTRANCES].find(([, value]) => value === kind)?.[0] ?? 'help';
      return `?${new URLSearchParams({
        entrance,
        ...(reference ? { ref: reference } : {}),
        ...(place.request ? { request: place.request } : {}),
      })}`;
    }
  }
}

export interface Location {
  readonly place: Place;
  go(place: Place): void;
  /** Changes the address without a step in the history. */
  replace(search: string): void;
}

const LocationContext = createContext<Location | undefined>(undefined);

export function useLocation(): Location {
  const location = useContext(LocationContext);
  if (!location) throw new Error('no location around');
  return location;
}

export function LocationProvider({ children }: { children: ReactNode }) {
  const [search, setSearch] = useState(window.location.search);
  useEffect(() => {
    const moved = () => setSearch(window.location.search);
    window.addEventListener('popstate', moved);
    return () => window.removeEventListener('popstate', moved);
  }, []);
  const steps = useMemo(() => {
    const address = (to: string) => `${import.meta.env.BASE_URL}${to}`;
    return {
      go: (place: Place) => {
        const to = searchOf(place.kind === 'entrance' && !place.request ? { ...place, request: newId() } : place);
        window.history.pushState(null, '', address(to));
        setSearch(to);
        window.scrollTo?.(0, 0);
      },
      replace: (to: string) => {
        window.history.replaceState(null, '', address(to));
        setSearch(to);
      },
    };
  }, []);
  const location = useMemo(() => ({ place: placeOf(search), ...steps }), [search, steps]);
  return <LocationContext.Provider value={location}>{children}</LocationContext.Provider>;
}
