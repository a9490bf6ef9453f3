import { weeksBetween } from '@/lib/day';
import type { DueDay } from './types';

/** A day of the heat map; what lies outside the span has no cell of its own. */
export type Cell = { on: string; day: DueDay | undefined } | null;

/** The days from one to another in weeks that begin on Monday. */
export function weeksOf(from: string, to: string, days: DueDay[]): Cell[][] {
  const byDay = new Map(days.map((day) => [day.on, day]));
  return weeksBetween(from, to).map((week) => week.map((on) => (on < from || on > to ? null : { on, day: byDay.get(on) })));
}

/** How dark a day is, 0 to 4, against the fullest one. */
export const heatOf = (count: number, most: number) => (count === 0 ? 0 : Math.max(1, Math.ceil((4 * count) / most)));
