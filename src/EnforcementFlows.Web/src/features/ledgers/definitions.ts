import { useQuery } from '@tanstack/react-query';
import { api, dataOf, type Schema } from '@/lib/api';

/** A ledger (台账) as the host defines it for the court; a new one needs no page of its own. */
export type Definition = Schema<'LedgerDefinition'>;
export type Filter = Schema<'LedgerFilter'>;
export type Column = Schema<'LedgerColumn'>;

export function useLedgers() {
  return useQuery({ queryKey: ['ledgers'], queryFn: () => dataOf(api.GET('/api/ledgers')), staleTime: 5 * 60_000 });
}
