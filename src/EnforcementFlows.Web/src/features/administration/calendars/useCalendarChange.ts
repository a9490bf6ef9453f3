import { useQuery } from '@tanstack/react-query';
import { api, dataOf, Problem, type Schema } from '@/lib/api';

type Row = Schema<'CalendarChangeRow'>;

/** One change out of the list, which is the only place where the host shows it; read again while deadlines are moving. */
export function useCalendarChange(id: string) {
  return useQuery({
    queryKey: ['calendars', id],
    queryFn: () => find(id),
    refetchInterval: ({ state: { data } }) => (data?.state === 'queued' || data?.state === 'running' ? 1000 : false),
  });
}

async function find(id: string): Promise<Row> {
  for (let after: string | undefined; ; ) {
    const page = await dataOf(api.GET('/api/calendars/changes', { params: { query: { limit: 200, after } } }));
    const found = page.items.find((row) => row.id === id);
    if (found) return found;
    if (!page.next) throw new Problem(404, 'http.404', '');
    after = page.next;
  }
}
