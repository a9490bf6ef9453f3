import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { DueMark } from '@/components/DueMark';
import { useRoleNames, useTeamName } from '@/lib/court';
import { useWords } from '@/lib/i18n';
import { useOutcomeName } from '@/lib/outcomes';
import { showLimit, showTime } from '@/lib/time';
import { partiesOf, useNodeName } from './names';
import type { Task } from './task';

/** What is known of a task: its case, its limits, and in whose hands it is. */
export function TaskFacts({ task }: { task: Task }) {
  const t = useWords('inbox');
  const roleNames = useRoleNames();
  const teamName = useTeamName();
  const nodeName = useNodeName();
  const outcomeName = useOutcomeName();
  const facts: [string, ReactNode][] = [
    ['case', task.caseId && <CaseLink task={task} />],
    ['due', task.state !== 'done' && <Due task={task} />],
    ['court-limit', task.courtDueAt && showLimit(task.courtDueAt)],
    ['statutory-limit', task.statutoryDueAt && showLimit(task.statutoryDueAt)],
    ['node', nodeName(task.node)],
    ['state-name', t(`state.${task.state}`)],
    ['candidates', [roleNames(task.role), teamName(task.team)].filter(Boolean).join(' · ')],
    ['initiator', task.initiator && [task.initiatorName ?? t('someone'), task.reason].filter(Boolean).join('：')],
    ['assignee', task.assignee && (task.assigneeName ?? t('someone'))],
    ['acting-for', task.actingFor && (task.actingForName ?? t('someone'))],
    ['owner', task.owner && (task.ownerName ?? t('someone'))],
    ['outcome-name', task.outcome && outcomeName(task.outcome, task.form)],
    ['done-by', task.doneBy && [task.doneByName, task.doneAt && showTime(task.doneAt)].filter(Boolean).join(' ')],
    ['created', showTime(task.createdAt)],
  ];
  return (
    <dl className="task-facts">
      {facts
        .filter(([, value]) => Boolean(value))
        .map(([name, value]) => (
          <div key={name}>
            <dt>{t(`fact.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function CaseLink({ task }: { task: Task }) {
  return (
    <>
      <Link to={`/cases/${task.caseId}`}>{task.caseNumber}</Link> <span>{[partiesOf(task), task.cause].filter(Boolean).join(' · ')}</span>
    </>
  );
}

function Due({ task }: { task: Task }) {
  const t = useWords('inbox');
  return (
    <>
      <DueMark dueAt={task.dueAt} dueOn={task.dueOn} /> {task.paused && <span className="mark">{t('paused')}</span>} {task.provisional && <span className="mark">{t('common:provisional')}</span>}
    </>
  );
}
