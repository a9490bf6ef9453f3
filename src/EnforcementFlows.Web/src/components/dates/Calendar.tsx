import { useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '@/lib/clock';
import { addMonths, weekdayOf, weeksOf, type Day } from '@/lib/day';
import { useWords } from '@/lib/i18n';
import { showDay, showTime } from '@/lib/time';
import { moved } from './keys';
import { placeBeside } from './place';

type Props = {
  /** The field that the calendar belongs to. */
  box: RefObject<HTMLElement | null>;
  value: Day | undefined;
  /** The time that is kept with another day; undefined where only a day is asked for. */
  time: string | undefined;
  min: Day | undefined;
  onChoose: (date: string) => void;
  onClose: () => void;
};

/** A month to choose a day of, with the arrows or the pointer. */
export function Calendar({ box, value, time, min, onChoose, onClose }: Props) {
  const t = useWords('common');
  const { i18n } = useTranslation();
  const now = useNow();
  const today = showDay(now);
  const [cursor, setCursor] = useState(value ?? today);
  const popup = useRef<HTMLDivElement>(null);
  const inWords = (day: Day, options: Intl.DateTimeFormatOptions) => new Date(day).toLocaleDateString(i18n.language, { ...options, timeZone: 'UTC' });
  const weeks = weeksOf(cursor);
  const isOut = (day: Day) => min !== undefined && day < min;
  const choose = (day: Day) => !isOut(day) && onChoose(time === undefined ? day : `${day} ${time}`);
  useLayoutEffect(() => placeBeside(box.current!, popup.current!, onClose), [box, onClose]);
  const isMoved = useRef(true); // opened: the keys begin in the month
  useLayoutEffect(() => {
    if (isMoved.current) popup.current?.querySelector<HTMLElement>(`[data-day="${cursor}"]`)?.focus({ preventScroll: true });
    isMoved.current = false;
  }, [cursor]);
  const isElsewhere = (target: Element | null) => target !== null && !popup.current!.contains(target) && !box.current!.contains(target);
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation(); // the page around it stays as it is
      box.current?.querySelector('input')?.focus();
      onClose();
    }
    const to = moved(cursor, event);
    if (to === undefined || !(event.target as Element).matches('[data-day]')) return;
    event.preventDefault();
    isMoved.current = true;
    setCursor(to);
  };
  return (
    <div ref={popup} className="calendar" role="dialog" aria-label={t('date.calendar')} popover="manual" onKeyDown={press} onBlur={(event) => isElsewhere(event.relatedTarget) && onClose()}>
      <header>
        <Step name="year-before" sign="«" onStep={() => setCursor(addMonths(cursor, -12))} />
        <Step name="month-before" sign="‹" onStep={() => setCursor(addMonths(cursor, -1))} />
        <b aria-live="polite">{inWords(cursor, { year: 'numeric', month: 'long' })}</b>
        <Step name="month-after" sign="›" onStep={() => setCursor(addMonths(cursor, 1))} />
        <Step name="year-after" sign="»" onStep={() => setCursor(addMonths(cursor, 12))} />
      </header>
      <table role="grid" aria-label={inWords(cursor, { year: 'numeric', month: 'long' })}>
        <thead>
          <tr>
            {weeks[0]!.map((day) => (
              <th key={day} scope="col">
                {inWords(day, { weekday: 'short' })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day} role="gridcell" aria-selected={day === value}>
                  <button
                    type="button"
                    data-day={day}
                    tabIndex={day === cursor ? 0 : -1}
                    aria-disabled={isOut(day) || undefined}
                    className={[day.slice(0, 7) === cursor.slice(0, 7) ? '' : 'other', weekdayOf(day) > 4 ? 'rest' : ''].join(' ')}
                    aria-current={day === today ? 'date' : undefined}
                    aria-label={inWords(day, { dateStyle: 'full' })}
                    onClick={() => choose(day)}
                  >
                    {Number(day.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <footer>
        <button type="button" disabled={isOut(today)} onClick={() => (time === undefined ? choose(today) : onChoose(showTime(now)))}>
          {t(time === undefined ? 'date.today' : 'date.now')}
        </button>
      </footer>
    </div>
  );
}

function Step({ name, sign, onStep }: { name: string; sign: string; onStep: () => void }) {
  const t = useWords('common');
  return (
    <button type="button" aria-label={t(`date.${name}`)} title={t(`date.${name}`)} onClick={onStep}>
      {sign}
    </button>
  );
}
