import type { Schema } from '@/lib/api';
import { dayjs, showDay } from '@/lib/time';

export type Entry = Schema<'SearchAuditRow'>;

export const kinds = ['timeline', 'refused', 'operator', 'access'] as const;
export type Kind = (typeof kinds)[number];

/** What is searched for; the days are always named, as the host takes a year at most. */
export type Wanted = { from: string; to: string; kind?: Kind; by?: string; caseId?: string };

const usual = 31; // days, as the host takes them where none are named

/** What the page's address asks for. */
export function wantedOf(search: URLSearchParams, now: Date): Wanted {
  const to = search.get('to') || showDay(now);
  const from = search.get('from') || dayjs(to).subtract(usual - 1, 'day').format('YYYY-MM-DD');
  const kind = kinds.find((known) => known === search.get('record'));
  return { from, to, ...(kind && { kind }), ...orNothing('by', search), ...orNothing('caseId', search) };
}

const orNothing = (name: 'by' | 'caseId', search: URLSearchParams) => (search.get(name) ? { [name]: search.get(name)! } : {});

/** The address that asks for it: what is usual is left out, and the part of the page stays. */
export function searchOf(wanted: Partial<Wanted>): URLSearchParams {
  const { kind, ...rest } = wanted;
  return new URLSearchParams([['kind', 'search'], ...Object.entries({ record: kind, ...rest }).flatMap(([name, value]) => (value ? [[name, value]] : []))]);
}
