import { dayjs, inCourt } from '@/lib/time';

/** Whole days from the court's today to a legal day; 0 on the day itself, below it afterwards. A validity never rolls, so no calendar is asked. */
export const daysUntil = (day: string, now: Date): number => dayjs.utc(day).diff(dayjs.utc(inCourt(now).format('YYYY-MM-DD')), 'day');
