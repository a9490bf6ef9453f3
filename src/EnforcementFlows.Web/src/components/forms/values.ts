import type { Schema } from '@/lib/api';
import { readDay, readTime } from '@/lib/day';
import { instantOf } from '@/lib/time';

/** What of a case a field is chosen from: the names of its documents, whom they go to, or its debtors. */
export type ChoiceSource = 'documents' | 'recipients' | 'debtors';

/** A field as the API describes it; `help` and `choices` are hints that some have. */
export type Field = Omit<Schema<'FormField'>, 'fields'> & { help?: string; choices?: ChoiceSource; fields?: Field[] };
export type FormDefinition = Omit<Schema<'FormSchema'>, 'fields'> & { fields: Field[] };

/** What stands in a control: text as it was typed, a choice, the fields of an object or the lines of a list. */
export type Entry = string | boolean | Entries | Entries[] | undefined;
export type Entries = { [name: string]: Entry };

/** Whether the field must be filled in, and if only for some outcomes, for which. */
export function requirementOf(field: Field, waivedFor: readonly string[] = []): { always: boolean; outcomes: readonly string[]; waived: readonly string[] } {
  const always = field.required === true;
  return { always, outcomes: always ? [] : (field.requiredFor ?? []), waived: always ? waivedFor.filter((outcome) => !field.requiredFor?.includes(outcome)) : [] };
}

/** The entries as the API takes them: nothing for what was left empty, amounts as decimal text, instants with the court's offset. */
export function toWire(fields: readonly Field[], entries: Entries): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field.name, wireOf(field, entries[field.name])] as const).filter(([, value]) => value !== undefined));
}

function wireOf(field: Field, entry: Entry): unknown {
  if (entry === undefined || entry === '') return undefined;
  if (Array.isArray(entry)) return entry.length === 0 ? undefined : entry.map((line) => toWire(field.fields ?? [], line));
  if (typeof entry === 'boolean') return entry;
  if (typeof entry === 'object') {
    const inner = toWire(field.fields ?? [], entry);
    return Object.keys(inner).length === 0 ? undefined : inner;
  }
  return textOf(field.type, entry.trim());
}

function textOf(type: string, text: string): unknown {
  if (text === '') return undefined;
  if (type === 'number') return Number.isFinite(Number(text)) ? Number(text) : text; // what is no number the host names
  if (type === 'money') return moneyOf(text);
  if (type === 'date') return readDay(text) ?? text;
  const wall = type === 'datetime' && readTime(text);
  return wall ? instantOf(wall) : text;
}

/** 1,250 → 1250.00; what cannot be an amount stays as it was typed, for the host to name. */
export function moneyOf(text: string): string {
  const plain = text.replace(/[,，\s￥¥元]/g, '');
  const match = /^(-?\d+)(?:\.(\d{1,2}))?$/.exec(plain);
  return match ? `${match[1]}.${(match[2] ?? '').padEnd(2, '0')}` : text;
}

/** The name by which an error of the API finds its control, such as `form.items[0].name`. */
export const pathOf = (base: string, name: string) => `${base}.${name}`;
export const lineOf = (base: string, index: number) => `${base}[${index}]`;

/** A path as an element's id. */
export const idOf = (path: string) => `field-${path.replace(/[^\w-]+/g, '-')}`;

/** The first error of each path, by the path as the API names it. */
export function errorsByPath(errors: readonly { field?: string | null; message: string }[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { field, message } of errors) if (field && !found.has(field)) found.set(field, message);
  return found;
}
