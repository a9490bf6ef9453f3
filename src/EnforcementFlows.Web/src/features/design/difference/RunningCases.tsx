import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { showDay } from '@/lib/time';
import { CaseName } from '../CaseName';

/** The cases on the earlier version, which stay on it. */
export function RunningCases({ running: { count, cases } }: { running: Schema<'GetDefinitionDifferenceRunningFlows'> }) {
  const t = useWords('design');
  return (
    <section aria-label={t('difference.running')}>
      <h2>{t('difference.running')}</h2>
      <p>{t(count === 0 ? 'difference.nothing-runs' : 'difference.running-count', { count })}</p>
      {cases.length > 0 && (
        <ul className="running-cases">
          {cases.map((row) => (
            <li key={row.instanceId}>
              <CaseName of={row} /> <small>{showDay(row.startedAt)}</small>
            </li>
          ))}
        </ul>
      )}
      {count > cases.length && <p className="fine">{t('difference.first-cases', { count: cases.length })}</p>}
    </section>
  );
}
