import { useWords } from '@/lib/i18n';
import { useWayName } from '@/lib/outcomes';
import { showTime } from '@/lib/time';
import type { DrawnChart } from '../useCharts';
import type { Answer } from './types';

const containers = ['Elsa.Flowchart', 'Elsa.Sequence'];

/** What has happened, the latest first. That what is around the steps begins and ends says nothing. */
export function Course({ trace, charts }: { trace: Answer['trace']; charts: DrawnChart[] }) {
  const t = useWords('design');
  const wayName = useWayName();
  const forms = new Map(charts.flatMap(({ definitionId, drawn }) => drawn.steps.map(({ id, form }) => [`${definitionId} ${id}`, form])));
  const entries = trace.filter(({ type }) => !containers.includes(type)).reverse();
  return (
    <ol className="course" reversed tabIndex={0} aria-label={t('simulation.tab.course')}>
      {entries.map(({ at, definitionId, activityId, name, type, kind, outcomes }, index) => (
        <li key={entries.length - index}>
          <small>{showTime(at)}</small> {name} {t(`simulation.entry.${kind}`, { defaultValue: kind })}
          {outcomes.some((outcome) => outcome !== 'Done') && `：${outcomes.map((outcome) => wayName(outcome, { type, form: forms.get(`${definitionId} ${activityId}`) ?? null })).join('、')}`}
        </li>
      ))}
    </ol>
  );
}
