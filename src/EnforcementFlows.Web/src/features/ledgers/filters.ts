import type { Filter } from './definitions';

const paging = ['limit', 'after'];

/** What is asked of a ledger: all that stands in the page's address, but for where the list stands. An empty value asks too: of a team, for cases that no team has. */
export const queryOf = (search: URLSearchParams): Record<string, string> => Object.fromEntries([...search].filter(([name]) => !paging.includes(name)));

/** What is asked by an address that came from elsewhere, such as a board, and that no field of the ledger can show. */
export const unshown = (filters: Filter[], search: URLSearchParams) => Object.entries(queryOf(search)).filter(([name, value]) => value === '' || filters.every((filter) => filter.name !== name));

/** The address of a list or a workbook with its filters. */
export function addressOf(path: string, query: Record<string, string>): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? path : `${path}?${text}`;
}
