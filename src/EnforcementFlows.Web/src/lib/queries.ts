import { infiniteQueryOptions, QueryClient, useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Problem } from './api';

/** One client for all pages: what the host refuses is not asked again by itself, what the network swallowed is. */
export function createQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, retry: (failures, error) => failures < 2 && error instanceof Problem && error.isPassing, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}

/** A page of a list as the host gives it. */
export type Page<Row> = { items: Row[]; next?: string | null };

type ListOptions<Row> = {
  enabled?: boolean;
  /** Milliseconds after which the list is asked for again, by what it shows; each page of it is, one after the other. */
  refetchInterval?: (rows: Row[]) => number | false;
  /** Milliseconds for which a list that nobody looks at is kept. */
  gcTime?: number;
};

/**
 * A list that is read page by page, behind the last row seen, so that rows that come in the meantime shift nothing.
 * @param key Names the list in the cache, with its filters.
 * @param read Reads the page behind a cursor.
 */
export function useList<Row>(key: QueryKey, read: ReadPage<Row>, options?: ListOptions<Row>) {
  const query = useInfiniteQuery({
    ...listOf(key, read),
    enabled: options?.enabled ?? true,
    gcTime: options?.gcTime,
    refetchInterval: ({ state: { data } }) => options?.refetchInterval?.(data?.pages.flatMap((page) => page.items) ?? []) ?? false,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, rows };
}

export type List<Row> = ReturnType<typeof useList<Row>>;

/** Asks for a list's first page before it is drawn; it is kept a moment for the page that draws it. */
export const fetchList = <Row>(client: QueryClient, key: QueryKey, read: ReadPage<Row>) => client.prefetchInfiniteQuery({ ...listOf(key, read), gcTime: 5_000 });

/** All rows of a list that is never long, such as a court's people or flows. */
export async function readAll<Row>(read: ReadPage<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  let after: string | undefined;
  do {
    const page = await read(after);
    rows.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return rows;
}

type ReadPage<Row> = (after: string | undefined) => Promise<Page<Row>>;

const listOf = <Row>(key: QueryKey, read: ReadPage<Row>) =>
  infiniteQueryOptions({
    queryKey: key,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
