import { useWords } from '@/lib/i18n';
import { useNow } from '@/lib/clock';
import { showDay, showTime } from '@/lib/time';

const day = 24 * 60 * 60_000;

export type Urgency = 'late' | 'soon' | 'calm' | 'none';

/** How pressing a due instant is: past it, within three days of it, or neither. A period is [start, due). */
export function urgencyOf(dueAt: string | null | undefined, now: Date): Urgency {
  if (!dueAt) return 'none';
  const left = new Date(dueAt).getTime() - now.getTime();
  if (left <= 0) return 'late';
  return left <= 3 * day ? 'soon' : 'calm';
}

/** Days (from a day on), else hours, until or since the due instant; whole ones, rounded towards the due instant. */
export function distanceTo(dueAt: string, now: Date): { unit: 'day' | 'hour'; count: number } {
  const away = Math.abs(new Date(dueAt).getTime() - now.getTime());
  return away >= day ? { unit: 'day', count: Math.floor(away / day) } : { unit: 'hour', count: Math.ceil(away / 3_600_000) };
}

/** A due date with what is left of it, in words and not by colour alone. */
export function DueMark({ dueAt, dueOn }: { dueAt: string | null | undefined; dueOn?: string | null }) {
  const t = useWords('common');
  const now = useNow();
  if (!dueAt) return <span className="due due-none">{t('due.none')}</span>;
  const urgency = urgencyOf(dueAt, now);
  const { unit, count } = distanceTo(dueAt, now);
  return (
    <span className={`due due-${urgency}`} title={t('due.until', { time: showTime(dueAt) })}>
      <time dateTime={dueAt}>{dueOn ?? (unit === 'hour' ? showTime(dueAt) : showDay(dueAt))}</time> <b>{t(`due.${urgency === 'late' ? 'late' : 'left'}-${unit}`, { count })}</b>
    </span>
  );
}
