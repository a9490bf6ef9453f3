import { useQuery } from '@tanstack/react-query';
import { api, dataOf, type Schema } from './api';

export type StaffMember = Schema<'ListStaffRow'>;

/** Everybody who is in office at the court. */
export function useStaff(options?: { enabled?: boolean }) {
  return useQuery({ queryKey: ['staff'], queryFn: readAll, staleTime: 5 * 60_000, enabled: options?.enabled ?? true });
}

async function readAll(): Promise<StaffMember[]> {
  const people: StaffMember[] = [];
  let after: string | undefined;
  do {
    const page = await dataOf(api.GET('/api/staff', { params: { query: { after } } }));
    people.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return people;
}
