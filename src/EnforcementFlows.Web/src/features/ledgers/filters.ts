import type { Filter } from './definitions';

/** What is asked of a ledger: of all that stands in the page's address, the definition's own filters. */
export function queryOf(filters: Filter[], search: URLSearchParams): Record<string, string> {
  return Object.fromEntries(filters.flatMap(({ name }) => (search.get(name) ? [[name, search.get(name)!]] : [])));
}

/** The address of a list or a workbook with its filters. */
export function addressOf(path: string, query: Record<string, string>): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? path : `${path}?${text}`;
}
