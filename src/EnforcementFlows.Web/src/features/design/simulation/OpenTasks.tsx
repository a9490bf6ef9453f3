import { Button, Empty } from 'antd';
import { useState } from 'react';
import { DueMark } from '@/components/DueMark';
import { useWords } from '@/lib/i18n';
import { ClauseMarks } from '../ClauseMarks';
import { TaskDrawer } from './TaskDrawer';
import type { Answer, SimulatedTask } from './types';
import type { Simulation } from './useSimulation';

/** The tasks that somebody would find in the inbox now. */
export function OpenTasks({ simulation, answer }: { simulation: Simulation; answer: Answer }) {
  const t = useWords('design');
  const [open, setOpen] = useState<SimulatedTask>();
  if (answer.tasks.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('simulation.no-tasks')} />;
  return (
    <ul className="cards">
      {answer.tasks.map((task, index) => (
        <li key={`${task.definitionId} ${task.activityId} ${index}`}>
          <b>{task.name}</b> <ClauseMarks ids={[task.clause]} />
          <p>
            {t('simulation.for', { roles: task.roles.map(({ name }) => name).join('、') })} <DueMark dueAt={task.dueAt} dueOn={task.dueOn} />
          </p>
          {task.mayDo.length === 0 && <p className="wrong">{t('simulation.nobody')}</p>}
          <Button size="small" aria-label={`${t('simulation.do')} ${task.name}`} onClick={() => setOpen(task)}>
            {t('simulation.do')}
          </Button>
        </li>
      ))}
      {open && <TaskDrawer simulation={simulation} answer={answer} task={open} onClose={() => setOpen(undefined)} />}
    </ul>
  );
}
