import type { Filter } from './definitions';

const paging = ['limit', 'after'];

/** What is asked of a ledger: all that stands in the page's address, but for where the list stands. */
export const queryOf = (search: URLSearchParams): Record<string, string> => Object.fromEntries([...search].filter(([name, value]) => value !== '' && !paging.includes(name)));

/** What is asked by an address that came from elsewhere, such as a board, and that no field of the ledger shows. */
export const unshown = (filters: Filter[], search: URLSearchParams) => Object.entries(queryOf(search)).filter(([name]) => filters.every((filter) => filter.name !== name));

/** The address of a list or a workbook with its filters. */
export function addressOf(path: string, query: Record<string, string>): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? path : `${path}?${text}`;
}
