import { useQuery } from '@tanstack/react-query';
import { dataAt } from '@/lib/api';

/** A ledger (台账) as the host defines it for the court; a new one needs no page of its own. */
export type Definition = { ledger: string; name: string; clause?: string | null; path: string; export: string; filters: Filter[]; columns: Column[] };

export type Filter = { name: string; label: string; type: 'boolean' | 'date' | 'datetime' | 'select' | 'case'; options?: Record<string, string> | null };

/** @property field Where a row has it, parts joined by dots; through a list, all its values. `#` is the running number. */
export type Column = { field: string; label: string; type: 'text' | 'day' | 'instant' | 'money' | 'number' | 'boolean' | 'code'; width: number; options?: Record<string, string> | null };

export function useLedgers() {
  return useQuery({ queryKey: ['ledgers'], queryFn: () => dataAt<Definition[]>('/api/ledgers'), staleTime: 5 * 60_000 });
}
