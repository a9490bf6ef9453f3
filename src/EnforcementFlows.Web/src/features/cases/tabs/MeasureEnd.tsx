import type { Schema } from '@/lib/api';
import { useNow } from '@/lib/clock';
import { useWords } from '@/lib/i18n';
import { daysUntil } from '../expiry';
import { useCodes } from '../useCodes';

const near = 30; // days; seizures are renewed some weeks before their end

/** The last day of a measure with what is left of it. A validity ends on its day, rest day or not. */
export function MeasureEnd({ measure }: { measure: Schema<'ListMeasuresRow'> }) {
  const t = useWords('cases');
  const codes = useCodes();
  const now = useNow();
  if (measure.state !== 'in-force') return <>{[measure.endsOn, codes('measure-state', measure.state)].filter(Boolean).join(' ')}</>;
  if (!measure.endsOn) return <>{t('no-end')}</>;
  const left = daysUntil(measure.endsOn, now);
  return (
    <span className={`due due-${left < 0 ? 'late' : left <= near ? 'soon' : 'calm'}`}>
      {measure.endsOn} <b>{left < 0 ? t('lapsed', { count: -left }) : left === 0 ? t('ends-today') : t('common:due.left-day', { count: left })}</b>
    </span>
  );
}
