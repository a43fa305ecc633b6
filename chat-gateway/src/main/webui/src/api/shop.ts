import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type Author, type Customer, type Entrance, SignedOut } from '@xiaoer/customer-client';
import { useSession } from '../session/session';
import { ApiProblem, call } from './http';

export interface OrderSummary {
  id: string;
  /** The name of its first item. */
  title: string;
  titleEn?: string | null;
  /** How many items it has beside the first. */
  furtherItems: number;
  status: string;
  totalFen: number;
  placedAt: string;
  imageUrl?: string | null;
}

export interface ProductSummary {
  id: string;
  title: string;
  titleEn?: string | null;
  priceFen: number;
  imageUrl?: string | null;
}

export interface ConversationSummary {
  id: string;
  entrance: Entrance;
  openedAt: string;
  lastSeq: number;
  closed: boolean;
  rated: boolean;
  preview?: string | null;
}

/** A message in which words were found, as it says now. */
export interface FoundMessage {
  conversationId: string;
  seq: number;
  time: string;
  author: Author;
  words: string;
}

interface FoundPage {
  messages: FoundMessage[];
  /** What to give as `from` to look on; absent where everything was looked at. */
  next?: string | null;
}

export interface GuestToken {
  token: string;
  expiresAt: string;
  customer: Customer;
}

/** Repeats only what a repetition can mend. */
function retry(failures: number, error: Error): boolean {
  return failures < 2 && error instanceof ApiProblem && (error.offline || error.status >= 500);
}

/** Reads as the person of this page, with one new token if the old one was not taken. */
function useReading() {
  const session = useSession();
  const read = async <T>(path: string, signal: AbortSignal): Promise<T> => {
    try {
      return await call<T>(path, { token: await session.tokens.current(), signal });
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) {
        return call<T>(path, { token: await session.tokens.renew(), signal });
      }
      throw error;
    }
  };
  return <T>(path: string, signal: AbortSignal): Promise<T> =>
    read<T>(path, signal).catch((error: unknown) => {
      if (error instanceof SignedOut) session.ended();
      throw error;
    });
}

export function useOrders(enabled: boolean) {
  const read = useReading();
  const { person } = useSession();
  return useQuery({
    queryKey: ['orders', person],
    queryFn: ({ signal }) => read<OrderSummary[]>('orders?limit=10', signal),
    enabled,
    retry,
  });
}

export function useProducts(text: string) {
  const read = useReading();
  const { person } = useSession();
  return useQuery({
    queryKey: ['products', person, text],
    queryFn: ({ signal }) => read<ProductSummary[]>(`products?q=${encodeURIComponent(text)}&limit=12`, signal),
    placeholderData: (previous) => previous,
    retry,
  });
}

export function useConversations() {
  const read = useReading();
  const { person } = useSession();
  return useQuery({
    queryKey: ['conversations', person],
    queryFn: async ({ signal }) => (await read<{ conversations: ConversationSummary[] }>('conversations?limit=20', signal)).conversations,
    staleTime: 0,
    retry,
  });
}

/** Looks for words in his own conversations, the newest first, a page at a time. */
export function useSearch(words: string) {
  const read = useReading();
  const { person } = useSession();
  return useInfiniteQuery({
    queryKey: ['search', person, words],
    queryFn: ({ signal, pageParam }) =>
      read<FoundPage>(`search?${new URLSearchParams({ q: words, ...(pageParam ? { from: pageParam } : {}) })}`, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: words !== '',
    staleTime: 0,
    retry,
  });
}
