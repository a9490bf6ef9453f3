import { useQuery } from '@tanstack/react-query';
import { api, dataOf, type Schema } from '@/lib/api';

/** A figure of the first page, and the list that it counts. */
export type Figure = Schema<'StartBoardFigure'>;

export function useFigures() {
  return useQuery({ queryKey: ['tasks', 'start'], queryFn: () => dataOf(api.GET('/api/boards/start')), refetchInterval: 60_000 });
}

/** Figures whose first rows are worth seeing at once, in this order; the others are numbers that lead to their lists. */
export const shown = ['approvals', 'tasks-overdue', 'tasks-due-today', 'nodes-due-today', 'overdue-undecided', 'measures-expiring', 'funds-payout-late', 'funds-claim-late', 'receipts-unclaimed'];

/** The figures with their rows shown: those of the person's own work and of the court's that count anything. */
export const panelsOf = (figures: Figure[]) => shown.flatMap((code) => figures.filter((figure) => figure.code === code && figure.count > 0));

/** The page that shows the list at an address of the API; null where no page does. */
export function pageOf(path: string): string | null {
  const [address = '', query] = path.split('?');
  const search = query ? `?${query}` : '';
  if (address === '/api/tasks') return `/tasks${search}`;
  if (address === '/api/alerts') return '/alerts';
  if (address === '/api/boards/overdue') return '/boards/overdue';
  return address.startsWith('/api/ledgers/') ? address.slice('/api'.length) + search : null;
}

/** An address with one more parameter. */
export const withLimit = (path: string, limit: number) => `${path}${path.includes('?') ? '&' : '?'}limit=${limit}`;
