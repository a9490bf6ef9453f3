import { showTime } from '@/lib/time';
import type { Column } from './definitions';

/** A row as the host sends it; what is in it is for the definition to say. */
export type Row = { [member: string]: unknown };

const between = '；';

/** All values at a path, through every list on the way. */
export function valuesAt(value: unknown, path: string[]): unknown[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path));
  const [first, ...rest] = path;
  if (first === undefined) return [value];
  return typeof value === 'object' ? valuesAt((value as Row)[first], rest) : [];
}

/** Where the case of a row is to be seen; of a measure that runs, where it can be renewed. */
export function caseOf({ caseId, measure }: Row): string | undefined {
  if (typeof caseId !== 'string') return undefined;
  const { id, state } = (measure ?? {}) as Row;
  return typeof id === 'string' && state === 'in-force' ? `/cases/${caseId}/property?renew=${id}` : `/cases/${caseId}`;
}

/** What a cell shows. */
export function cellText(row: Row, column: Column, number: number, words: { yes: string; no: string }): string {
  if (column.field === '#') return String(number);
  return valuesAt(row, column.field.split('.')).map((value) => textOf(value, column, words)).join(between);
}

function textOf(value: unknown, { type, options }: Column, words: { yes: string; no: string }): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return JSON.stringify(value);
  if (type === 'instant') return showTime(value);
  if (type === 'money') return showMoney(value);
  return type === 'code' ? (options?.[value] ?? value) : value;
}

/** `1234567.80` is `1,234,567.80`; it stays text, as sums that a number cannot hold are sums too. */
export const showMoney = (amount: string) => amount.replace(/\d(?=(\d{3})+(\.|$))/g, '$&,');
