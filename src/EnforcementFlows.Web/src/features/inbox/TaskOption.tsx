import { memo } from 'react';
import { DueMark } from '@/components/DueMark';
import { useRoleNames } from '@/lib/court';
import { useWords } from '@/lib/i18n';
import { useActor } from '@/lib/session';
import { showLimit } from '@/lib/time';
import { partiesOf, useNodeName } from './names';
import type { SteadyRow } from './steady';
import type { Task } from './task';

type Props = { id: string; row: SteadyRow; index: number; count: number; top: number; isOpened: boolean; isAtCursor: boolean; isMarked: boolean | undefined };

/** A task as a row of the list: what, of which case, until when, and whose. */
export const TaskOption = memo(function TaskOption({ id, row: { task, isGone }, index, count, top, isOpened, isAtCursor, isMarked }: Props) {
  const t = useWords('inbox');
  const nodeName = useNodeName();
  const classes = ['task-option', isOpened && 'opened', isAtCursor && 'at-cursor', isGone && 'gone'].filter(Boolean).join(' ');
  return (
    <div id={id} role="option" className={classes} data-index={index} style={{ top }} aria-selected={isOpened} aria-checked={isMarked} aria-setsize={count} aria-posinset={index + 1}>
      {isMarked !== undefined && <span className="task-mark" data-mark aria-hidden title={t('mark')}>{isMarked ? '☑' : '☐'}</span>}
      <div className="task-lines">
        <div>
          <b className="task-name" title={task.name}>{task.name}</b>
          {isGone ? <em>{t('gone')}</em> : task.state === 'done' ? <span>{t('state.done')}</span> : <DueMark dueAt={task.dueAt} dueOn={task.dueOn} />}
        </div>
        <div>
          <span className="task-case" title={[task.caseNumber, partiesOf(task), task.cause].filter(Boolean).join(' ')}>
            <span className="task-number">{task.caseNumber}</span> {partiesOf(task)} {task.cause}
          </span>
          <Holder task={task} />
        </div>
        <div className="task-fine">
          <span className="task-node">
            {nodeName(task.node)} {task.clause && <span className="clause">{task.clause}</span>}
          </span>
          <Limits task={task} />
        </div>
      </div>
    </div>
  );
});

function Holder({ task }: { task: Task }) {
  const t = useWords('inbox');
  const actor = useActor();
  const roleNames = useRoleNames();
  if (task.assignee === null) return <span className="task-holder" title={roleNames(task.role)}>{roleNames(task.role)}</span>;
  const name = task.assignee === actor.id ? t('me') : (task.assigneeName ?? t('someone'));
  const holder = task.state === 'delegated' ? t('handed-to', { name }) : name;
  return <span className="task-holder">{task.actingForName ? t('acting', { name: holder, principal: task.actingForName }) : holder}</span>;
}

/** The court's limit and the statutory one, where they differ from each other. */
function Limits({ task }: { task: Task }) {
  const t = useWords('inbox');
  if (task.statutoryDueAt === null || task.statutoryDueAt === task.courtDueAt) return null;
  return <span className="task-limits">{t('statutory-short', { day: showLimit(task.statutoryDueAt) })}</span>;
}
