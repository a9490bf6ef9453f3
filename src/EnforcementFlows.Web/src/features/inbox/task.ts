import type { Actor } from '@/lib/session';
import { isCandidate, isHeld, isOfferedTo, isOpen, isWith, type Task } from '@/lib/tasks';

export { isOpen, isWith, type Task };

/** A person in whose place somebody works now (代班), as far as offers of tasks go. */
export type Principal = { roles: readonly string[] };

/** The acts that are worth offering on a task, in the order of their use. The host decides again. */
export function actsFor(task: Task, actor: Actor, may: (permission: string) => boolean, principals: readonly Principal[] = []) {
  const isMine = isHeld(task, actor);
  const isHandedOn = task.state === 'delegated';
  const isStep = task.parentTaskId === null; // a further person's opinion is that person's own
  return {
    claim: isCandidate(task, actor) || principals.some(({ roles }) => isOfferedTo(task, roles)),
    complete: isWith(task, actor),
    release: isMine && isStep && task.state === 'claimed',
    delegate: isMine && isStep && task.state === 'claimed' && task.actingFor === null,
    sign: isMine && task.takesSigners,
    return: isHandedOn && (isMine || task.owner === actor.id),
    assign: isOpen(task) && isStep && may('task.assign') && !isMine,
    urge: isOpen(task) && !isWith(task, actor),
  };
}
