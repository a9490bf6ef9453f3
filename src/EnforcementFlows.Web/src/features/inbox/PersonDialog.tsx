import { useState } from 'react';
import { Dialog } from '@/components/Dialog';
import { PersonSelect } from '@/components/PersonSelect';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useWords } from '@/lib/i18n';
import type { Task } from './task';

type Props = { task: Task; kind: 'delegate' | 'assign'; isBusy: boolean; problem: unknown; onSend: (userId: string) => void; onClose: () => void };

/** To whom a task is handed on or given. */
export function PersonDialog({ task, kind, isBusy, problem, onSend, onClose }: Props) {
  const t = useWords('inbox');
  const [person, setPerson] = useState<string>();
  return (
    <Dialog
      open
      title={t(`${kind}-title`, { name: task.name })}
      okText={t(kind)}
      cancelText={t('common:cancel')}
      okButtonProps={{ disabled: person === undefined, loading: isBusy }}
      onOk={() => person !== undefined && onSend(person)}
      onCancel={onClose}
    >
      <p>{t(`${kind}-about`)}</p>
      <label htmlFor="task-person">{t('person')}</label>
      <PersonSelect id="task-person" style={{ width: '100%' }} value={person} onChange={setPerson} identify={({ id }) => id} without={task.assignee === null ? [] : [task.assignee]} />
      {problem !== null && <ProblemNotice problem={problem} />}
    </Dialog>
  );
}
