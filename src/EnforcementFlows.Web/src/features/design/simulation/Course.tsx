import { useWords } from '@/lib/i18n';
import { showTime } from '@/lib/time';
import { useWayName } from '../useWayName';
import type { Answer } from './types';

const containers = ['Elsa.Flowchart', 'Elsa.Sequence'];

/** What has happened, the latest first. That what is around the steps begins and ends says nothing. */
export function Course({ trace }: { trace: Answer['trace'] }) {
  const t = useWords('design');
  const wayName = useWayName();
  const entries = trace.filter(({ type }) => !containers.includes(type)).reverse();
  return (
    <ol className="course" reversed tabIndex={0} aria-label={t('simulation.tab.course')}>
      {entries.map(({ at, name, kind, outcomes }, index) => (
        <li key={entries.length - index}>
          <small>{showTime(at)}</small> {name} {t(`simulation.entry.${kind}`, { defaultValue: kind })}
          {outcomes.some((outcome) => outcome !== 'Done') && `：${outcomes.map(wayName).join('、')}`}
        </li>
      ))}
    </ol>
  );
}
