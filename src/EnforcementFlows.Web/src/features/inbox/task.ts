import type { Schema } from '@/lib/api';
import type { Actor } from '@/lib/session';

export type Task = Schema<'TaskRow'>;

const ended: readonly Task['state'][] = ['done', 'void'];

export const isOpen = (task: Task) => !ended.includes(task.state);

/** Whether the person works on it now. */
export const isWith = (task: Task, actor: Actor) => isOpen(task) && task.assignee === actor.id;

/** Whether the person is one of those who could take it; the host knows of exclusions besides. */
export const isCandidate = (task: Task, actor: Actor) =>
  task.state === 'open' && task.role.split(',').some((role) => actor.roles.includes(role)) && (task.team === null || actor.teams.includes(task.team));

/** The acts that are worth offering on a task, in the order of their use. The host decides again. */
export function actsFor(task: Task, actor: Actor, may: (permission: string) => boolean) {
  const isMine = isWith(task, actor);
  const isHandedOn = task.state === 'delegated';
  return {
    claim: isCandidate(task, actor),
    complete: isMine,
    release: isMine && task.state === 'claimed',
    delegate: isMine && task.state === 'claimed',
    return: isHandedOn && (isMine || task.owner === actor.id),
    assign: isOpen(task) && may('task.assign') && !isMine,
    urge: isOpen(task) && !isMine,
  };
}
