import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Link } from 'react-router';
import { QueryStates } from '@/components/QueryStates';
import { useWords } from '@/lib/i18n';
import { useActor } from '@/lib/session';
import { CompleteForm } from './CompleteForm';
import { isWith, type Task } from './task';
import { TaskActs } from './TaskActs';
import { TaskFacts } from './TaskFacts';
import { TaskItem } from './TaskItem';
import { TaskSigners } from './TaskSigners';
import { useForm, useTask } from './useTask';

type Props = {
  taskId: string;
  /** What the list says of it, until it is read itself. */
  listed: Task | undefined;
  backTo: string;
  takesFocus: boolean;
  onActed: (task: Task) => void;
  onCompleted: (task: Task, said: string) => void;
  onLeave: () => void;
};

/** One task with what is known of it and what can be done. */
export function TaskPanel({ taskId, listed, backTo, onLeave, ...rest }: Props) {
  const t = useWords('inbox');
  const task = useTask(taskId, listed);
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !(event.target as Element).closest('.ant-select, .ant-modal')) onLeave();
  };
  return (
    <article className="task-panel" aria-labelledby="task-title" onKeyDown={leave}>
      <Link to={backTo} className="back-to-list">
        ‹ {t('back')}
      </Link>
      <QueryStates query={task}>{(data) => <TaskContent task={data} {...rest} />}</QueryStates>
    </article>
  );
}

function TaskContent({ task, takesFocus, onActed, onCompleted }: { task: Task } & Pick<Props, 'takesFocus' | 'onActed' | 'onCompleted'>) {
  const t = useWords('inbox');
  const actor = useActor();
  const form = useForm(task.form);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) title.current?.focus();
  }, [takesFocus]);
  const isRestricted = form.data?.fields.some((field) => field.restricted) ?? false;
  return (
    <>
      <h2 id="task-title" tabIndex={-1} ref={title}>
        {task.name} {task.clause && <span className="clause">{task.clause}</span>}
      </h2>
      <TaskFacts task={task} />
      <TaskActs task={task} mayComment={form.isSuccess ? !isRestricted : task.form === null} onActed={onActed} />
      <TaskItem task={task} />
      <TaskSigners task={task} onActed={onActed} />
      {isWith(task, actor) &&
        (task.form === null ? (
          <CompleteForm task={task} form={undefined} onCompleted={onCompleted} />
        ) : (
          <QueryStates query={form}>{(data) => <CompleteForm task={task} form={data} onCompleted={onCompleted} />}</QueryStates>
        ))}
      {task.state === 'open' && form.data && form.data.fields.length > 0 && <p className="form-ahead">{t('form-ahead', { fields: form.data.fields.map((field) => field.label).join('、') })}</p>}
    </>
  );
}
