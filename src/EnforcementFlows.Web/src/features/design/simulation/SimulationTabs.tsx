import { Tabs } from 'antd';
import { useWords } from '@/lib/i18n';
import { AutomaticSteps } from './AutomaticSteps';
import { automaticSteps } from './drawn';
import { Course } from './Course';
import { Deadlines } from './Deadlines';
import { Letters } from './Letters';
import { OpenTasks } from './OpenTasks';
import { OpenWaits } from './OpenWaits';
import type { DrawnChart } from '../useCharts';
import type { Answer } from './types';
import type { Simulation } from './useSimulation';

/** What can be done next, which clocks run, and what has happened. */
export function SimulationTabs({ simulation, answer, charts }: { simulation: Simulation; answer: Answer; charts: DrawnChart[] }) {
  const t = useWords('design');
  const automatic = automaticSteps(charts, answer);
  const tabs = [
    { key: 'tasks', count: answer.tasks.length, children: <OpenTasks simulation={simulation} answer={answer} /> },
    { key: 'waits', count: answer.waits.length, children: <OpenWaits simulation={simulation} answer={answer} /> },
    { key: 'deadlines', count: answer.deadlines.length, children: <Deadlines deadlines={answer.deadlines} /> },
    { key: 'automatic', count: automatic.length, children: <AutomaticSteps simulation={simulation} steps={automatic} /> },
    { key: 'letters', count: answer.letters.length, children: <Letters answer={answer} /> },
    { key: 'course', count: undefined, children: <Course trace={answer.trace} charts={charts} /> },
  ];
  return (
    <Tabs
      className="simulation-tabs"
      size="small"
      items={tabs.map(({ key, count, children }) => ({ key, label: [t(`simulation.tab.${key}`), count].join(' ').trim(), children }))}
    />
  );
}
