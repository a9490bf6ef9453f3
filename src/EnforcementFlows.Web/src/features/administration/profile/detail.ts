import type { Schema } from '@/lib/api';
import { isSame, withoutDefaults } from './values';

export type Difference = Pick<Schema<'ProfileDifference'>, 'path' | 'from' | 'to'>;
type Entry = Record<string, unknown>;

/** A difference of lists, entry by entry: the host compares lists as a whole, which nobody can read. */
export function inDetail(row: Difference): Difference[] {
  const [before, after] = [keyed(row.from), keyed(row.to)];
  if (!before || !after) return [row];
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  const rows = keys.flatMap((key) => ofEntry(`${row.path}[${key}]`, before.get(key), after.get(key)));
  const [was, becomes] = [[...before.keys()].filter((key) => after.has(key)), [...after.keys()].filter((key) => before.has(key))];
  return isSame(was, becomes) ? rows : [...rows, { path: row.path, from: was, to: becomes }]; // another order
}

function ofEntry(path: string, was: Entry | undefined, becomes: Entry | undefined): Difference[] {
  if (!was || !becomes) return [{ path, from: was ?? null, to: becomes ?? null }];
  const [one, other]: [Entry, Entry] = [withoutDefaults(was), withoutDefaults(becomes)];
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return names.filter((name) => !isSame(one[name], other[name])).map((name) => ({ path: `${path}.${name}`, from: one[name] ?? null, to: other[name] ?? null }));
}

/** The entries of a list by what names them, or by their place; undefined where it is no list of such. */
function keyed(value: unknown): Map<string, Entry> | undefined {
  if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'object' && entry !== null)) return undefined;
  return new Map((value as Entry[]).map((entry, index) => [textOf(entry.code) ?? textOf(entry.rule) ?? String(index + 1), entry]));
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** A value as the table of differences shows it. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return '—';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value.join('、');
  return JSON.stringify(value, null, 1);
}
