import type { Actor } from '@/lib/session';
import { isCandidate, isOpen, isWith, type Task } from '@/lib/tasks';

export { isOpen, isWith, type Task };

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
