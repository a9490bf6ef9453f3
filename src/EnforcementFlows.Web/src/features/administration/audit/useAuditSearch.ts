import { useSearchParams } from 'react-router';
import { api, dataOf } from '@/lib/api';
import { useNow } from '@/lib/clock';
import { useList } from '@/lib/queries';
import { searchOf, wantedOf, type Entry, type Wanted } from './filter';

const pageSize = 100;

/** A page of what is found, newest first. */
export const readAudit = (wanted: Wanted, after: string | undefined, limit: number) => dataOf(api.GET('/api/audit', { params: { query: { ...wanted, after, limit } } }));

/** The search that the page's address names, and what it finds. */
export function useAuditSearch() {
  const [search, setSearch] = useSearchParams();
  const wanted = wantedOf(search, useNow());
  const list = useList<Entry>(['audit', wanted], (after) => readAudit(wanted, after, pageSize));
  return { wanted, list, ask: (other: Partial<Wanted>) => setSearch(searchOf({ ...wanted, ...other })) };
}
