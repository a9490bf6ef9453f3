/** A calendar day as text, `2026-03-02`. Days are counted in UTC, so they shift with no zone. */
export type Day = string;

const ms = 24 * 60 * 60_000;
const of = (time: number): Day => new Date(time).toISOString().slice(0, 10);

export const addDays = (day: Day, days: number): Day => of(Date.parse(day) + days * ms);

/** The same day of another month, or its last one where that has fewer days. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return of(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

/** 0 for Monday to 6 for Sunday. */
export const weekdayOf = (day: Day) => (new Date(day).getUTCDay() + 6) % 7;

/** The weeks, from Monday on, that a month has days in. */
export function weeksOf(month: Day): Day[][] {
  const first = `${month.slice(0, 7)}-01`;
  const last = addDays(addMonths(first, 1), -1);
  const weeks: Day[][] = [];
  for (let monday = addDays(first, -weekdayOf(first)); monday <= last; monday = addDays(monday, 7)) weeks.push(Array.from({ length: 7 }, (_, at) => addDays(monday, at)));
  return weeks;
}

const separated = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;
const joined = /^(\d{4})(\d\d)(\d\d)$/;

/** The day that somebody has typed, in one of the ways in which people write days; undefined where it is none. */
export function readDay(text: string): Day | undefined {
  const [, year, month, date] = separated.exec(plain(text)) ?? joined.exec(plain(text)) ?? [];
  if (!year || !month || !date) return undefined;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return !Number.isNaN(Date.parse(day)) && of(Date.parse(day)) === day ? day : undefined; // 31 February is none
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
