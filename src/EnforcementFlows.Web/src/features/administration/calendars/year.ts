/** What a year file seems to hold. Whether it is right is for the host to say, day by day. */
export type Year = { content: unknown; year: string; holidays: number; workdays: number };

/** Reads a file as chosen; undefined where it is no JSON object. */
export function readYear(text: string): Year | undefined {
  try {
    const content: unknown = JSON.parse(text);
    if (typeof content !== 'object' || content === null || Array.isArray(content)) return undefined;
    const { year, holidays, makeUpWorkdays } = content as { year?: unknown; holidays?: unknown; makeUpWorkdays?: unknown };
    const count = (days: unknown) => (Array.isArray(days) ? days.length : 0);
    return { content, year: typeof year === 'number' ? String(year) : '—', holidays: count(holidays), workdays: count(makeUpWorkdays) };
  } catch {
    return undefined;
  }
}
