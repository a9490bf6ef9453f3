import dayjs, { type Dayjs } from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);
dayjs.extend(timezone);

/** Legal days are days of this zone, wherever the browser is. */
export const courtZone = 'Asia/Shanghai';

/** An instant as the court's wall clock shows it. */
export const inCourt = (instant: string | Date): Dayjs => dayjs(instant).tz(courtZone);

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
