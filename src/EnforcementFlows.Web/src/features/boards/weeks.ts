import type { DueDay } from './types';

/** A day of the heat map; what lies outside the span has no cell of its own. */
export type Cell = { on: string; day: DueDay | undefined } | null;

const ms = 24 * 60 * 60_000;
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** The days from one to another in weeks that begin on Monday. Days are calendar days, so they are counted in UTC and shift with no zone. */
export function weeksOf(from: string, to: string, days: DueDay[]): Cell[][] {
  const byDay = new Map(days.map((day) => [day.on, day]));
  const [first, last] = [Date.parse(from), Date.parse(to)];
  const start = first - ((new Date(first).getUTCDay() + 6) % 7) * ms;
  const weeks: Cell[][] = [];
  for (let monday = start; monday <= last; monday += 7 * ms)
    weeks.push(
      Array.from({ length: 7 }, (_, at) => {
        const time = monday + at * ms;
        return time < first || time > last ? null : { on: dayOf(time), day: byDay.get(dayOf(time)) };
      }),
    );
  return weeks;
}

/** How dark a day is, 0 to 4, against the fullest one. */
export const heatOf = (count: number, most: number) => (count === 0 ? 0 : Math.max(1, Math.ceil((4 * count) / most)));
