import type { Schema } from './api';
import type { Actor } from './session';

export type Task = Schema<'TaskRow'>;

const ended: readonly Task['state'][] = ['done', 'void'];

export const isOpen = (task: Task) => !ended.includes(task.state);

/** Whether the person has it. */
export const isHeld = (task: Task, actor: Actor) => isOpen(task) && task.assignee === actor.id;

/** Whether the person works on it now, or may at once because whoever has it is away (代班). */
export const isWith = (task: Task, actor: Actor) => isHeld(task, actor) || (isOpen(task) && task.actingFor === null && actor.substituted.some(({ id }) => id === task.assignee));

/** Whether it is offered to one of these roles. */
export const isOfferedTo = (task: Task, roles: readonly string[]) => task.state === 'open' && task.role.split(',').some((role) => roles.includes(role));

/** Whether the person is one of those who could take it; the host knows of exclusions besides. */
export const isCandidate = (task: Task, actor: Actor) => isOfferedTo(task, actor.roles) && (task.team === null || actor.teams.includes(task.team));
