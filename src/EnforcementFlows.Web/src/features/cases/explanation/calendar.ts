import type { Schema } from '@/lib/api';

export type Step = Schema<'ExplanationStep'>;
export type Track = 'court' | 'statutory';

/** What a day is in a term: 起算日, 计入的日 (or a make-up workday among them), 不计的日, 扣除的日, 届满日. */
export type DayKind = 'start' | 'counted' | 'make-up' | 'skipped' | 'paused' | 'due';
export type Day = { kind: DayKind; number?: number };
export type Marks = ReadonlyMap<string, Day>;

const oneDay = 24 * 60 * 60_000;
const utc = (day: string) => new Date(`${day}T00:00:00Z`).getTime();

export const nextDay = (day: string) => new Date(utc(day) + oneDay).toISOString().slice(0, 10);

/** 0 is Monday. */
export const weekdayOf = (day: string) => (new Date(utc(day)).getUTCDay() + 6) % 7;

const isWeekend = (day: string) => weekdayOf(day) >= 5;
const dayOf = (instant: string) => new Date(new Date(instant).getTime() + 8 * 60 * 60_000).toISOString().slice(0, 10); // the court's day

/** Every day after `from` until `until`, that one included. */
function* daysBetween(from: string, until: string) {
  for (let day = nextDay(from); day <= until; day = nextDay(day)) yield day;
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
    const reached = step.endDay ?? (step.endAt && step.kind !== 'end-of-day' ? dayOf(step.endAt) : null);
    if (step.kind === 'start') start = end = step.day ?? (step.at ? dayOf(step.at) : (reached ?? ''));
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

const nextMonth = (month: string) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)))).toISOString().slice(0, 7);

/** The weeks of a month from Monday; null where a week's day is of another month. */
export function weeksOf(month: string): (string | null)[][] {
  const days: (string | null)[] = Array.from({ length: weekdayOf(`${month}-01`) }, () => null);
  for (let day = `${month}-01`; day.startsWith(month); day = nextDay(day)) days.push(day);
  while (days.length % 7 !== 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

/** The track that decides: the one whose end is the deadline's. */
export const decidingTrack = (explanation: { courtDueAt?: string | null; statutoryDueAt?: string | null; dueAt: string }): Track => {
  const isDue = (at?: string | null) => !!at && new Date(at).getTime() === new Date(explanation.dueAt).getTime();
  return isDue(explanation.courtDueAt) || !explanation.statutoryDueAt ? 'court' : 'statutory';
};
