import { api, dataOf } from '@/lib/api';
import { useList } from '@/lib/queries';
import type { Filter } from './filter';

/** The cases that one may see; by the beginning of a number or of a party's name they are searched for in a body, as names do not belong into an address. */
export function useCases(filter: Filter, party: string | undefined) {
  const isSearch = filter.caseNumber !== undefined || party !== undefined;
  return useList(['cases', filter, party], (after) =>
    isSearch ? dataOf(api.POST('/api/cases/search', { params: { query: { after } }, body: { ...filter, party } })) : dataOf(api.GET('/api/cases', { params: { query: { ...filter, after } } })),
  );
}
