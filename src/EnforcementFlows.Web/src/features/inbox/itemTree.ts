import type { Field } from '@/components/forms/values';
import { showTime } from '@/lib/time';

/** A line of what is shown with a task: a label with text, or with lines of its own. */
export type ItemLine = { label: string; text?: string; clause?: string; lines?: ItemLine[] };

/** How codes and ids are told to people; undefined where there is no word. */
export type ItemWords = {
  label: (key: string) => string | undefined;
  code: (key: string, value: string) => string | undefined;
  person: (id: string) => string | undefined;
  yesNo: (value: boolean) => string;
  number: (index: number) => string;
};

type Fields = readonly Field[] | undefined;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** What is shown with a task, under the names of the form it was entered in. Ids that mean nobody are left out: they help no reader. */
export function itemLines(item: unknown, fields: Fields, words: ItemWords): ItemLine[] {
  if (typeof item !== 'object' || item === null) return [];
  return Object.entries(item)
    .filter(([key]) => !isToldBetter(key, item))
    .flatMap(([key, value]) => lineOf(key, value, fields?.find((field) => field.name === key), fields, words))
    .sort((one, other) => Number(one.lines !== undefined) - Number(other.lines !== undefined)); // what is short first
}

// a code or an id beside the name it stands for, and what is counted for machines only
const isToldBetter = (key: string, item: object) => key === 'step' || `${key}Name` in item || (key === 'kind' && 'name' in item);

function lineOf(key: string, value: unknown, field: Field | undefined, fields: Fields, words: ItemWords): ItemLine[] {
  const label = field?.label ?? words.label(key) ?? key;
  if (Array.isArray(value)) {
    const lines = value.flatMap((entry, index) => entryOf(key, entry, index, field, fields, words));
    return lines.length === 0 ? [] : [{ label, lines }];
  }
  if (typeof value === 'object' && value !== null) {
    const lines = itemLines(value, field?.fields ?? fields, words);
    return lines.length === 0 ? [] : [{ label, lines }];
  }
  const text = textOf(key, value, field, words);
  return text === undefined ? [] : [{ label, text }];
}

/** A line of a list; a condition is told by its message and its clause. */
function entryOf(key: string, entry: unknown, index: number, field: Field | undefined, fields: Fields, words: ItemWords): ItemLine[] {
  const label = words.number(index);
  if (typeof entry !== 'object' || entry === null) {
    const text = textOf(key, entry, field, words);
    return text === undefined ? [] : [{ label, text }];
  }
  const { message, clause } = entry as { message?: unknown; clause?: unknown };
  if (typeof message === 'string') return [{ label, text: message, ...(typeof clause === 'string' ? { clause } : {}) }];
  const lines = itemLines(entry, field?.fields ?? fields, words);
  return lines.length === 0 ? [] : [{ label, lines }];
}

function textOf(key: string, value: unknown, field: Field | undefined, words: ItemWords): string | undefined {
  if (typeof value === 'boolean') return words.yesNo(value);
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value === '') return undefined;
  const option = field?.options?.find((known) => known.value === value)?.label;
  if (option !== undefined) return option;
  if (uuid.test(value)) return words.person(value);
  return words.code(key, value) ?? (instant.test(value) ? showTime(value) : value);
}

/** Kinds of requests that share a form; any other has one of its own name. */
const shared: Record<string, string> = {
  'dishonest-listing': 'sanction-request',
  'consumption-restriction': 'sanction-request',
  'dishonest-listing-lift': 'sanction-lift-request',
  'consumption-restriction-lift': 'sanction-lift-request',
  close: 'close-request',
  terminate: 'close-request',
  deferral: 'suspension-request',
  exclusion: 'suspension-request',
};

/** The form that a request of a kind came in. */
export const formOfRequest = (kind: string) => shared[kind] ?? `${kind}-request`;

/** The kind of request that something shown with a task belongs to; null where it is none. */
export function kindOf(item: unknown): string | null {
  if (typeof item !== 'object' || item === null) return null;
  const { kind, request } = item as { kind?: unknown; request?: { kind?: unknown } | null };
  const found = kind ?? request?.kind;
  return typeof found === 'string' ? found : null;
}
