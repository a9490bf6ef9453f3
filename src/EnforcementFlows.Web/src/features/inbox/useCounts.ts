import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '@/lib/api';

/** How much waits for the person; each number stops at a thousand. */
export function useCounts() {
  return useQuery({ queryKey: ['tasks', 'counts'], queryFn: () => dataOf(api.GET('/api/tasks/counts')), refetchInterval: 20_000 }).data;
}

export const showCount = (count: number) => (count >= 1000 ? '999+' : String(count));
