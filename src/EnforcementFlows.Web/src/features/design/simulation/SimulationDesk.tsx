import { Alert, Button } from 'antd';
import { FlowProgress } from '@/components/flow/FlowProgress';
import { ProblemNotice } from '@/components/ProblemNotice';
import { QueryStates } from '@/components/QueryStates';
import { PlayedTime } from '@/lib/clock';
import { useWords } from '@/lib/i18n';
import { AttemptTrouble } from './AttemptTrouble';
import { ClockBar } from './ClockBar';
import { drawn } from './drawn';
import type { Given } from './script';
import { SimulationTabs } from './SimulationTabs';
import type { DrawnChart } from '../useCharts';
import type { TestCase } from '../useTestCases';
import type { Answer } from './types';
import { useSimulation, type Simulation } from './useSimulation';
import './simulation.css';

type Props = { definitionId: string; version: number; charts: DrawnChart[]; cases: TestCase[]; start: Given };

/** The flow as it stands after what was played, and beside it what can be done next. */
export function SimulationDesk({ definitionId, version, charts, cases, start }: Props) {
  const t = useWords('design');
  const simulation = useSimulation(definitionId, version, start);
  const { query, startOver } = simulation;
  if (query.error && !query.data)
    return (
      <>
        <ProblemNotice problem={query.error} onRetry={() => void query.refetch()} />
        <div className="design-bar">
          <Button onClick={startOver}>{t('simulation.start-over')}</Button>
        </div>
      </>
    );
  return (
    <QueryStates query={query}>
      {(answer) => (
        <PlayedTime value={new Date(answer.now)}>
          <ClockBar simulation={simulation} answer={answer} cases={cases} />
          <Trouble simulation={simulation} answer={answer} />
          <div className="simulation">
            <div className="simulation-map">
              <FlowProgress key={workIn(answer)} charts={drawn(charts, answer, simulation.script.steps)} />
            </div>
            <SimulationTabs simulation={simulation} answer={answer} charts={charts} />
          </div>
        </PlayedTime>
      )}
    </QueryStates>
  );
}

// where the work is: as soon as it is elsewhere, that is what the map shows
const workIn = ({ steps }: Answer) =>
  steps
    .filter(({ state }) => state === 'current' || state === 'faulted')
    .map(({ definitionId, id }) => `${definitionId} ${id}`)
    .join();

// what could not be played, and what went wrong in the flow itself
function Trouble({ simulation, answer }: { simulation: Simulation; answer: Answer }) {
  const t = useWords('design');
  const { script, played, query, change } = simulation;
  return (
    <>
      <AttemptTrouble simulation={simulation} />
      {query.error && <ProblemNotice problem={query.error} onRetry={() => void query.refetch()} />}
      {answer.problem && (
        <Alert
          type="warning"
          showIcon
          title={t('simulation.stopped', { step: answer.problem.step })}
          description={answer.problem.message}
          action={
            played.steps.length < script.steps.length && (
              <button type="button" className="link" onClick={() => change(played)}>
                {t('simulation.drop-unplayed')}
              </button>
            )
          }
        />
      )}
      {answer.incidents.map((incident) => (
        <Alert key={incident.activityId} type="error" showIcon title={t('simulation.incident', { name: incident.name })} description={incident.message} />
      ))}
    </>
  );
}
