import type { Schema } from '@/lib/api';
import { addDays, addMonths, weekdayOf, weeksOf as weeksOfMonth } from '@/lib/day';
import { showDay } from '@/lib/time';

export type Step = Schema<'ExplanationStep'>;
export type Track = 'court' | 'statutory';

/** What a day is in a term: 起算日, 计入的日 (or a make-up workday among them), 不计的日, 扣除的日, 届满日. */
export type DayKind = 'start' | 'counted' | 'make-up' | 'skipped' | 'paused' | 'due';
export type Day = { kind: DayKind; number?: number };
export type Marks = ReadonlyMap<string, Day>;

const isWeekend = (day: string) => weekdayOf(day) >= 5;

/** Every day after `from` until `until`, that one included. */
function* daysBetween(from: string, until: string) {
  for (let day = addDays(from, 1); day <= until; day = addDays(day, 1)) yield day;
}

/** What each day of a term is, as the steps of its explanation say: nothing is counted anew here. */
export function marksOf(steps: readonly Step[], track: Track): Marks {
  const marks = new Map<string, Day>();
  let start = '';
  let end = '';
  const moveTo = (day: string, skipped: readonly string[] = [], isInWorkdays = false) => {
    for (const passed of daysBetween(end, day)) marks.set(passed, { kind: skipped.includes(passed) ? 'skipped' : isInWorkdays && isWeekend(passed) ? 'make-up' : 'counted' });
    for (const later of [...marks.keys()]) if (later > day) marks.delete(later);
    end = day;
  };
  for (const step of steps.filter((one) => one.track === track)) {
    const reached = step.endDay ?? (step.endAt && step.kind !== 'end-of-day' ? showDay(step.endAt) : null);
    if (step.kind === 'start') start = end = step.day ?? (step.at ? showDay(step.at) : (reached ?? ''));
    else if (step.kind === 'add-pause') {
      moveTo(reached ?? end);
      for (const day of [step.day!, ...daysBetween(step.day!, step.until!)]) marks.set(day, { kind: 'paused' });
    } else if (step.kind === 'skip-forward') {
      moveTo(reached!);
      marks.set(step.day!, { kind: 'skipped' });
    } else if (reached) moveTo(reached, step.skipped ?? [], step.kind === 'add-workdays');
  }
  if (start === '') return marks;
  number(marks);
  marks.set(start, { kind: 'start' });
  const due = marks.get(end);
  marks.set(end, { kind: 'due', number: due?.number });
  return marks;
}

function number(marks: Map<string, Day>) {
  let count = 0;
  for (const day of [...marks.keys()].sort()) {
    const mark = marks.get(day)!;
    if (mark.kind === 'counted' || mark.kind === 'make-up') marks.set(day, { ...mark, number: ++count });
  }
}

/** `2026-03` and those after it until the last marked one. */
export function monthsOf(marks: Marks): string[] {
  const days = [...marks.keys()].sort();
  if (days.length === 0) return [];
  const last = days.at(-1)!.slice(0, 7);
  const months = [days[0]!.slice(0, 7)];
  while (months.at(-1)! < last) months.push(nextMonth(months.at(-1)!));
  return months;
}

const nextMonth = (month: string) => addMonths(`${month}-01`, 1).slice(0, 7);

/** The weeks of a month from Monday; null where a week's day is of another month. */
export const weeksOf = (month: string): (string | null)[][] => weeksOfMonth(`${month}-01`).map((week) => week.map((day) => (day.startsWith(month) ? day : null)));

/** The track that decides: the one whose end is the deadline's. */
export const decidingTrack = (explanation: { courtDueAt?: string | null; statutoryDueAt?: string | null; dueAt: string }): Track => {
  const isDue = (at?: string | null) => !!at && new Date(at).getTime() === new Date(explanation.dueAt).getTime();
  return isDue(explanation.courtDueAt) || !explanation.statutoryDueAt ? 'court' : 'statutory';
};
