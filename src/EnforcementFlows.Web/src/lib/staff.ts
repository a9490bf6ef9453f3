import { useQuery } from '@tanstack/react-query';
import { api, dataOf, type Schema } from './api';
import { readAll } from './queries';

export type StaffMember = Schema<'ListStaffRow'>;

/** Everybody who is in office at the court. */
export function useStaff(options?: { enabled?: boolean }) {
  return useQuery({ queryKey: ['staff'], queryFn: () => readAll((after) => dataOf(api.GET('/api/staff', { params: { query: { after } } }))), staleTime: 5 * 60_000, enabled: options?.enabled ?? true });
}
