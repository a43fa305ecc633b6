import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { Cursor, ListPage } from '../../rest/services';

export type Pages<T> = {
  query: UseQueryResult<ListPage<T>>;
  /** From 1. */
  page: number;
  newer: (() => void) | null;
  older: (() => void) | null;
};

/** The first page is read again now and then; older ones do not change. */
const REREAD_MILLIS = 15_000;

/** Walks a list that is read newest first by "before": back is where we came from. */
export function usePages<T>(
  name: string,
  read: (before: Cursor | null, signal: AbortSignal) => Promise<ListPage<T>>,
): Pages<T> {
  const [trail, setTrail] = useState<readonly (Cursor | null)[]>([null]);
  const before = trail.at(-1) ?? null;
  const query = useQuery({
    queryKey: [name, before],
    queryFn: ({ signal }) => read(before, signal),
    placeholderData: keepPreviousData,
    refetchInterval: trail.length === 1 ? REREAD_MILLIS : false,
  });
  const next = query.data?.next ?? null;
  return {
    query,
    page: trail.length,
    newer: trail.length > 1 ? () => setTrail(trail.slice(0, -1)) : null,
    older: next !== null && !query.isPlaceholderData ? () => setTrail([...trail, next]) : null,
  };
}
