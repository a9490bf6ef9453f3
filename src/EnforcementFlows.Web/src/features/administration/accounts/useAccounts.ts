import { useEffect, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { api, dataOf } from '@/lib/api';
import { useList, type List } from '@/lib/queries';
import { isLike, type Account } from './account';

const most = 200;

/** The accounts with the role and state that the address names. Those who are looked for by name are looked for among all of them: a court has some hundred. */
export function useAccounts(text: string): List<Account> {
  const [search] = useSearchParams();
  const role = search.get('role') ?? undefined;
  const active = search.has('active') ? search.get('active') === 'true' : undefined;
  const list = useList<Account>(['accounts', role, active], (after) => dataOf(api.GET('/api/staff/accounts', { params: { query: { role, active, limit: most, after } } })));
  const { hasNextPage, isFetchingNextPage, error, fetchNextPage } = list;
  const isLookedFor = text.trim() !== '';
  useEffect(() => {
    if (isLookedFor && hasNextPage && !isFetchingNextPage && !error) void fetchNextPage();
  }, [isLookedFor, hasNextPage, isFetchingNextPage, error, fetchNextPage]);
  const rows = useMemo(() => (isLookedFor ? list.rows.filter((account) => isLike(account, text)) : list.rows), [list.rows, isLookedFor, text]);
  return { ...list, rows };
}
