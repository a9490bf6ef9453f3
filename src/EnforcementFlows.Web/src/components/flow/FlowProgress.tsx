import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Loading } from '@/components/QueryStates';
import { useWords } from '@/lib/i18n';
import type { Chart } from './layout';
import { StepList } from './StepList';
import './flow.css';

const FlowMap = lazy(() => import('./FlowMap').then((module) => ({ default: module.FlowMap })));

/** The charts of a flow as a map and, with the same content, as a list; a step with steps inside is gone into. */
export function FlowProgress({ charts, description }: { charts: Chart[]; description?: string | null }) {
  const t = useWords('flow');
  const [path, setPath] = useState(() => pathToWork(charts));
  const chart = charts.find(({ id }) => id === path.at(-1)) ?? charts[0];
  if (!chart) return <p>{t('no-steps')}</p>;
  const enter = (id: string) => setPath([...path, id]);
  return (
    <>
      {description && <p className="page-about">{description}</p>}
      <div className="flow-bar">
        {path.length > 0 && <Button onClick={() => setPath(path.slice(0, -1))}>{t('step-out')}</Button>}
        <ul className="legend" aria-label={t('legend')}>
          {(['done', 'current', 'faulted', 'cancelled', 'not-reached'] as const).map((state) => (
            <li key={state} className={`step-${state}`}>
              {t(`step.${state}`)}
            </li>
          ))}
        </ul>
      </div>
      <Suspense fallback={<Loading />}>
        <FlowMap key={chart.id} chart={chart} onEnter={enter} />
      </Suspense>
      <h3>{t('as-list')}</h3>
      <StepList steps={chart.steps} onEnter={enter} />
    </>
  );
}

/** Into the steps where the work is, as long as it is in one of them only. */
function pathToWork(charts: Chart[]): string[] {
  const path: string[] = [];
  for (let chart = charts[0]; chart; ) {
    const current = chart.steps.filter(({ state }) => state === 'current' || state === 'faulted');
    const inner = current.length === 1 ? charts.find(({ id }) => id === current[0]!.chart) : undefined;
    if (inner) path.push(inner.id);
    chart = inner;
  }
  return path;
}
