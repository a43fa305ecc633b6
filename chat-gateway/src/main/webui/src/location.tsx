import { tabStorage } from './storage';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { newId } from '@xiaoer/customer-client';
import { embedded } from './embed/embedded';
import { type Place, placeOf, searchOf } from './place';

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

const LAST_PLACE = 'xiaoer.place';

/** A frame that is not told where to begin goes on where it was on the shop's last page. */
function firstSearch(): string {
  const { search } = window.location;
  return embedded && placeOf(search).kind === 'start' ? (tabStorage.getItem(LAST_PLACE) ?? search) : search;
}

export function LocationProvider({ children }: { children: ReactNode }) {
  const [search, setSearch] = useState(firstSearch);
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
  useEffect(() => {
    if (embedded) tabStorage.setItem(LAST_PLACE, searchOf(placeOf(search)));
  }, [search]);
  useEffect(() => embedded?.ready((place) => steps.go(place)), [steps]);
  const location = useMemo(() => ({ place: placeOf(search), ...steps }), [search, steps]);
  return <LocationContext.Provider value={location}>{children}</LocationContext.Provider>;
}
