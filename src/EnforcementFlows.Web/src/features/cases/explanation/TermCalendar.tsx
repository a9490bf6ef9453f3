import { Segmented } from 'antd';
import { useState } from 'react';
import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { decidingTrack, marksOf, monthsOf, type Track } from './calendar';
import { MonthCalendar } from './MonthCalendar';

const most = 8; // months drawn; of a longer term its beginning and its end

const legend = ['start', 'counted', 'make-up', 'skipped', 'paused', 'due'] as const;

/** The term day by day, of the court's limit or the statutory one. */
export function TermCalendar({ explanation }: { explanation: Schema<'GetExplanationResponse'> }) {
  const t = useWords('cases');
  const [track, setTrack] = useState<Track>(decidingTrack(explanation));
  const marks = marksOf(explanation.steps, track);
  const months = monthsOf(marks);
  const shown = months.length > most ? [...months.slice(0, 2), ...months.slice(2 - most)] : months;
  const isBoth = explanation.courtDueAt && explanation.statutoryDueAt;
  return (
    <section aria-label={t('calendar')}>
      <h3>{t('calendar')}</h3>
      {isBoth && (
        <Segmented<Track>
          value={track}
          onChange={setTrack}
          options={[
            { value: 'court', label: t('court-limit') },
            { value: 'statutory', label: t('statutory-limit') },
          ]}
        />
      )}
      <ul className="legend" aria-label={t('legend')}>
        {legend.map((kind) => (
          <li key={kind} className={`day-${kind}`}>
            {t(`legend-of.${kind}`)}
          </li>
        ))}
      </ul>
      <div className="months">
        {shown.map((month) => (
          <MonthCalendar key={month} month={month} marks={marks} />
        ))}
      </div>
      {shown.length < months.length && <p className="fine">{t('months-left-out', { count: months.length - shown.length, from: months[2], until: months.at(1 - most) })}</p>}
    </section>
  );
}
