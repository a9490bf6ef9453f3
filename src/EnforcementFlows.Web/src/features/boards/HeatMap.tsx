import { useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '@/lib/i18n';
import { ledgerPage, type DueDates, type DueDay } from './types';
import { heatOf, weeksOf, type Cell } from './weeks';

const weekdays = ['1', '2', '3', '4', '5', '6', '7'];

/** The days as a table: each cell has its number, so that nothing hangs on its colour; a day that is chosen shows its nodes below. */
export function HeatMap({ dates }: { dates: DueDates }) {
  const t = useWords('boards');
  const [chosen, setChosen] = useState<string>();
  const most = Math.max(1, ...dates.days.map((day) => day.count));
  const day = dates.days.find(({ on }) => on === chosen);
  return (
    <>
      <table className="heat">
        <caption>{t('due-dates.caption', { from: dates.from, to: dates.to })}</caption>
        <thead>
          <tr>
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col">
                {t(`weekday.${weekday}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(dates.from, dates.to, dates.days).map((week, index) => (
            <tr key={index}>
              {week.map((cell, at) => (
                <DayCell key={at} cell={cell} most={most} isChosen={cell !== null && cell.on === chosen} onChoose={setChosen} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div role="status">{day ? <DayNodes day={day} /> : <p>{t(dates.days.length === 0 ? 'due-dates.empty' : 'due-dates.choose')}</p>}</div>
    </>
  );
}

function DayCell({ cell, most, isChosen, onChoose }: { cell: Cell; most: number; isChosen: boolean; onChoose: (on: string) => void }) {
  const t = useWords('boards');
  if (cell === null) return <td />;
  const count = cell.day?.count ?? 0;
  const label = `${cell.on.slice(5)}`;
  return (
    <td className={`heat-${heatOf(count, most)}`}>
      {count > 0 ? (
        <button type="button" aria-pressed={isChosen} onClick={() => onChoose(cell.on)}>
          <small>{label}</small>
          <b>{count}</b>
          <span className="only-heard">{t('due-dates.due')}</span>
        </button>
      ) : (
        <span>
          <small>{label}</small>
        </span>
      )}
    </td>
  );
}

function DayNodes({ day }: { day: DueDay }) {
  const t = useWords('boards');
  return (
    <section aria-label={day.on}>
      <h2 className="day-title">
        {t('due-dates.day', { day: day.on, count: day.count })} {day.path && <Link to={ledgerPage(day.path)}>{t('due-dates.rows')}</Link>}
      </h2>
      <ul className="day-nodes">
        {day.nodes.map((node) => (
          <li key={node.code}>
            {node.path ? <Link to={ledgerPage(node.path)}>{node.name}</Link> : node.name} <b>{node.count}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
