import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useIntent } from '@/lib/intent';
import { isConflict, withHolder } from './useTaskAct';
import { keepTask, useForgetTasks } from './useTask';
import type { Task } from './task';

export type Completion = { outcome: string; form: Record<string, unknown>; comment?: string };

/** Completes a task as it was seen: if it has moved on, the host refuses and nothing that was entered is lost. */
export function useComplete(task: Task, onCompleted: (done: Task) => void) {
  const t = useWords('inbox');
  const client = useQueryClient();
  const intent = useIntent();
  const forget = useForgetTasks();
  return useMutation({
    mutationFn: async (completion: Completion): Promise<Task> => {
      const body = { ...completion, version: task.version };
      try {
        const header = { 'Idempotency-Key': intent.keyOf(task.id, body) };
        return await dataOf(api.POST('/api/tasks/{taskId}/complete', { params: { path: { taskId: task.id }, header }, body }));
      } catch (problem) {
        throw isConflict(problem) ? await withHolder(problem, task, (name) => t('held-by', { name })) : problem;
      }
    },
    onSuccess: (done) => {
      intent.settle();
      keepTask(client, done);
      onCompleted(done); // here and not with the call: by now the form is no longer shown
    },
    onSettled: (_, problem) => (problem === null || isConflict(problem) ? forget(task) : undefined),
  });
}
