/** Where a field of the API stands in the form: `debtors[1].idNumber` is `['debtors', 1, 'idNumber']`. */
export const pathOf = (field: string): (string | number)[] =>
  field.split(/[.[\]]+/).filter((part) => part !== '').map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** What a field is called, from its path: the words of its parts, and which of several it is. */
export function nameOf(field: string, word: (key: string) => string): string {
  const [first, ...rest] = pathOf(field);
  const last = rest.at(-1);
  if (rest.length === 0) return word(`field.${first}`);
  const whole = typeof rest[0] === 'number' ? `${word(`list.${first}`)} ${rest[0] + 1}` : word(`field.${first}`);
  const group = first === 'title' ? 'title-' : first === 'existingMeasures' ? 'measure-' : '';
  return typeof last === 'string' ? `${whole} · ${word(`field.${group}${last}`)}` : whole;
}
