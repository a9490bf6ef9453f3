import { addDays, addMonths, weekdayOf, type Day } from '@/lib/day';

/** Where a key leads from a day; undefined where it leads nowhere. */
export function moved(from: Day, { key, shiftKey }: { key: string; shiftKey: boolean }): Day | undefined {
  const days: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7, Home: -weekdayOf(from), End: 6 - weekdayOf(from) };
  if (key in days) return addDays(from, days[key]!);
  const months: Record<string, number> = { PageUp: -1, PageDown: 1 };
  return key in months ? addMonths(from, months[key]! * (shiftKey ? 12 : 1)) : undefined;
}
