import { Button, Empty } from 'antd';
import { useState } from 'react';
import { DueMark } from '@/components/DueMark';
import { useWords } from '@/lib/i18n';
import { ClauseMarks } from '../ClauseMarks';
import { TaskDrawer } from './TaskDrawer';
import { useTaskLabel } from './useTaskLabel';
import { openTasks, type OpenTask } from './openTasks';
import type { Answer } from './types';
import type { Simulation } from './useSimulation';

/** The tasks that somebody would find in the inbox now. */
export function OpenTasks({ simulation, answer }: { simulation: Simulation; answer: Answer }) {
  const t = useWords('design');
  const labelOf = useTaskLabel();
  const [open, setOpen] = useState<OpenTask>();
  const show = (one: OpenTask | undefined) => {
    if (!simulation.attempt.isPending) simulation.attempt.reset(); // what became of another task says nothing of this one
    setOpen(one);
  };
  if (answer.tasks.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('simulation.no-tasks')} />;
  return (
    <ul className="cards">
      {openTasks(answer.tasks).map((one, index) => (
        <li key={`${one.task.definitionId} ${one.task.activityId} ${index}`}>
          <b>{labelOf(one)}</b> <ClauseMarks ids={[one.task.clause]} />
          <p>
            {t('simulation.for', { roles: one.task.roles.map(({ name }) => name).join('、') })} <DueMark dueAt={one.task.dueAt} dueOn={one.task.dueOn} />
          </p>
          {one.task.mayDo.length === 0 && <p className="wrong">{t('simulation.nobody')}</p>}
          <Button size="small" aria-label={`${t('simulation.do')} ${labelOf(one)}`} onClick={() => show(one)}>
            {t('simulation.do')}
          </Button>
        </li>
      ))}
      {open && <TaskDrawer simulation={simulation} answer={answer} open={open} onClose={() => show(undefined)} />}
    </ul>
  );
}
