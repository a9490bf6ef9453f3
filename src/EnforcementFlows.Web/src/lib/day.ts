import { dayjs, type Dayjs } from './time';

/** A calendar day as text, `2026-03-02`. Days are counted in UTC, so they shift with no zone. */
export type Day = string;

const of = (day: Dayjs): Day => day.format('YYYY-MM-DD');

export const addDays = (day: Day, days: number): Day => of(dayjs.utc(day).add(days, 'day'));

/** The same day of another month, or its last one where that has fewer days. */
export const addMonths = (day: Day, months: number): Day => of(dayjs.utc(day).add(months, 'month'));

/** 0 for Monday to 6 for Sunday. */
export const weekdayOf = (day: Day) => (dayjs.utc(day).day() + 6) % 7;

/** The weeks, from Monday to Sunday, that have days from one to another. */
export function weeksBetween(from: Day, to: Day): Day[][] {
  const weeks: Day[][] = [];
  for (let monday = addDays(from, -weekdayOf(from)); monday <= to; monday = addDays(monday, 7)) weeks.push(Array.from({ length: 7 }, (_, at) => addDays(monday, at)));
  return weeks;
}

/** The weeks that the month of a day has days in. */
export function weeksOf(day: Day): Day[][] {
  const first = `${day.slice(0, 7)}-01`;
  return weeksBetween(first, addDays(addMonths(first, 1), -1));
}

const separated = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;
const joined = /^(\d{4})(\d\d)(\d\d)$/;

/** The day that somebody has typed, in one of the ways in which people write days; undefined where it is none. */
export function readDay(text: string): Day | undefined {
  const [, year, month, date] = separated.exec(plain(text)) ?? joined.exec(plain(text)) ?? [];
  if (!year || !month || !date) return undefined;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return of(dayjs.utc(day)) === day ? day : undefined; // 31 February is none
}

/** A time on the court's clock that somebody has typed, as `2026-03-02 09:00`; undefined where it is none. */
export function readTime(text: string): string | undefined {
  const [, before = '', hour, minute] = /^(.+?)(?:T|日|\s)\s*(\d{1,2})[:时](\d\d)(?::\d\d|分)?$/.exec(plain(text)) ?? [];
  const day = readDay(before);
  if (!day || !hour || !minute || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return `${day} ${hour.padStart(2, '0')}:${minute}`;
}

// full-width digits and marks, as a Chinese keyboard gives them
const plain = (text: string) => text.normalize('NFKC').trim();
