import { useWords } from '@/lib/i18n';
import { type Day, type Marks, weeksOf } from './calendar';

/** One month of a term; what a day is stands in it in words, not by its colour alone. */
export function MonthCalendar({ month, marks }: { month: string; marks: Marks }) {
  const t = useWords('cases');
  return (
    <table className="month">
      <caption>{t('month', { year: month.slice(0, 4), month: Number(month.slice(5)) })}</caption>
      <thead>
        <tr>
          {['1', '2', '3', '4', '5', '6', '7'].map((day) => (
            <th scope="col" key={day}>
              {t(`weekday.${day}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week, index) => (
          <tr key={index}>
            {week.map((day, column) => (day === null ? <td key={column} /> : <DayCell key={column} day={day} mark={marks.get(day)} />))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ day, mark }: { day: string; mark: Day | undefined }) {
  const t = useWords('cases');
  return (
    <td className={mark && `day-${mark.kind}`} data-day={day} data-kind={mark?.kind}>
      <time dateTime={day}>{Number(day.slice(8))}</time>
      {mark && <small>{t(`day.${mark.kind}`, { number: mark.number })}</small>}
    </td>
  );
}
