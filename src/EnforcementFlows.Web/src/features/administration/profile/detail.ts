import type { Schema } from '@/lib/api';
import { isSame, withoutDefaults } from './values';

export type Difference = Pick<Schema<'ProfileDifference'>, 'path' | 'from' | 'to'>;
type Entry = Record<string, unknown>;

/** A difference of lists, entry by entry, and of names that were not there before or are all gone, one by one: the host compares these as a whole, which nobody can read. */
export function inDetail(row: Difference): Difference[] {
  const texts = { ...textsOf(row.from), ...textsOf(row.to) };
  if (Object.keys(texts).length > 0) return Object.keys(texts).map((name) => ({ path: `${row.path}.${name}`, from: textsOf(row.from)[name] ?? null, to: textsOf(row.to)[name] ?? null }));
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

// texts by name; nothing where it is anything else
function textsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.values(value).every((text) => typeof text === 'string')) return {};
  return value as Record<string, string>;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** A value as the table of differences shows it. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return '—';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value.join('、');
  return JSON.stringify(value, null, 1);
}
