import type { Schema } from './api';
import type { Actor } from './session';

export type Task = Schema<'TaskRow'>;

const ended: readonly Task['state'][] = ['done', 'void'];

export const isOpen = (task: Task) => !ended.includes(task.state);

/** Whether the person works on it now. */
export const isWith = (task: Task, actor: Actor) => isOpen(task) && task.assignee === actor.id;

/** Whether the person is one of those who could take it; the host knows of exclusions besides. */
export const isCandidate = (task: Task, actor: Actor) =>
  task.state === 'open' && task.role.split(',').some((role) => actor.roles.includes(role)) && (task.team === null || actor.teams.includes(task.team));
