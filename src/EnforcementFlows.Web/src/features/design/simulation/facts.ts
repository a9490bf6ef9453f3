/** A fact as a line of the form: its value as it was typed. */
export type FactLine = { name: string; value: string };

/** Facts as lines; texts stand as they are, everything else as JSON. */
export const linesOf = (facts: Record<string, unknown> = {}): FactLine[] => Object.entries(facts).map(([name, value]) => ({ name, value: typeof value === 'string' ? value : JSON.stringify(value) }));

/** Lines as facts: 是, 否, true, false and numbers mean what they say, what looks like JSON is read as such, and all else is text. Lines without a name are left out. */
export const factsOf = (lines: readonly FactLine[]): Record<string, unknown> =>
  Object.fromEntries(lines.filter(({ name }) => name.trim() !== '').map(({ name, value }) => [name.trim(), valueOf(value.trim())]));

const truths: Record<string, boolean> = { 是: true, true: true, 否: false, false: false };

function valueOf(text: string): unknown {
  if (text in truths) return truths[text];
  if (!/^(-?\d+(\.\d+)?|[[{].*)$/s.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
