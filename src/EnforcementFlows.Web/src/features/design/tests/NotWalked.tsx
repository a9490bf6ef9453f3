import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useWayName } from '@/lib/outcomes';
import { studioOf } from '../links';
import { useCharts } from '../useCharts';

type Props = { definitionId: string; version: number; connections: Schema<'SimulatedConnection'>[] };

/** The ways of the version that no case has gone. */
export function NotWalked({ definitionId, version, connections }: Props) {
  const t = useWords('design');
  const wayName = useWayName();
  const charts = useCharts(definitionId, version).data?.charts ?? [];
  const steps = new Map(charts.filter((chart) => chart.definitionId === definitionId).flatMap(({ drawn }) => drawn.steps.map((step) => [step.id, step])));
  const nameOf = (step: string) => steps.get(step)?.name ?? step;
  if (connections.length === 0) return <p>{t('tests.all-walked')}</p>;
  return (
    <section aria-labelledby="not-walked">
      <h2 id="not-walked">{t('tests.not-walked', { count: connections.length })}</h2>
      <ul className="changes">
        {connections.map(({ source, port, target }) => (
          <li key={`${source} ${port} ${target}`}>
            {nameOf(source)}
            {port && port !== 'Done' && `（${wayName(port, steps.get(source))}）`} → {nameOf(target)}
            <a className="change-step" href={studioOf(definitionId, source)}>
              {t('show-step')}
              <span className="visually-hidden"> {nameOf(source)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
