import dayjs, { type Dayjs } from 'dayjs';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);

// Legal days are days of China's time, wherever the browser is. It has had one offset since 1991; a table of zones costs a browser 30 ms at its first use.
const courtOffset = 8 * 60; // minutes

/** An instant as the court's wall clock shows it. */
export const inCourt = (instant: string | Date): Dayjs => dayjs(instant).utcOffset(courtOffset);

/** 2026-03-16 */
export const showDay = (instant: string | Date) => inCourt(instant).format('YYYY-MM-DD');

/** 2026-03-16 09:00 */
export const showTime = (instant: string | Date) => inCourt(instant).format('YYYY-MM-DD HH:mm');

/** A wall-clock time that somebody entered, `2026-03-16 09:00`, as the instant it is: `2026-03-16T09:00:00+08:00`. */
export const instantOf = (wall: string) => `${wall.replace(' ', 'T')}:00+08:00`;

/** The end of a limit for people: a limit in days ends with its last day (2026-03-17T00:00 is 2026-03-16), one in hours at its minute. */
export function showLimit(end: string | Date): string {
  const at = inCourt(end);
  return at.hour() === 0 && at.minute() === 0 ? at.subtract(1, 'minute').format('YYYY-MM-DD') : showTime(end);
}

export { dayjs };
export type { Dayjs };
