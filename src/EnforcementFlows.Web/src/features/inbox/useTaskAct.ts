import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, dataOf, Problem } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useIntent } from '@/lib/intent';
import { keepTask, readTask, useForgetTasks } from './useTask';
import type { Task } from './task';

export type Act = { kind: 'claim' | 'release' | 'return' } | { kind: 'delegate' | 'assign'; userId: string } | { kind: 'urge' | 'comment'; text: string } | { kind: 'sign'; userId: string; reason: string } | { kind: 'withdraw-signer'; signerId: string };

/** An act on a task. A refusal because things have changed says who has the task now, and everything is read again. */
export function useTaskAct() {
  const t = useWords('inbox');
  const client = useQueryClient();
  const intent = useIntent();
  const forget = useForgetTasks();
  return useMutation({
    mutationFn: async ({ task, act }: { task: Task; act: Act }): Promise<Task> => {
      try {
        return await dataOf(send(task.id, act, intent.keyOf(task.id, act)));
      } catch (problem) {
        throw isConflict(problem) ? await withHolder(problem, task, (name) => t('held-by', { name })) : problem;
      }
    },
    onSuccess: (task) => {
      intent.settle();
      keepTask(client, task);
    },
    onSettled: (_, problem, { task }) => (problem === null || isConflict(problem) ? forget(task) : undefined),
  });
}

export const isConflict = (problem: unknown): problem is Problem => problem instanceof Problem && problem.status === 409;

/** The same problem, with who works on the task now, where somebody does. */
export async function withHolder(problem: Problem, task: Task, say: (name: string) => string): Promise<Problem> {
  const now = await readTask(task.id).catch(() => undefined);
  if (!now?.assigneeName || now.assignee === task.assignee) return problem; // in the same hands as before: that is not why
  return new Problem(problem.status, problem.code, problem.title, [problem.detail, say(now.assigneeName)].filter(Boolean).join(' '), problem.errors);
}

function send(taskId: string, act: Act, key: string) {
  const params = { path: { taskId }, header: { 'Idempotency-Key': key } };
  switch (act.kind) {
    case 'claim':
      return api.POST('/api/tasks/{taskId}/claim', { params });
    case 'release':
      return api.POST('/api/tasks/{taskId}/release', { params });
    case 'return':
      return api.POST('/api/tasks/{taskId}/return', { params });
    case 'delegate':
      return api.POST('/api/tasks/{taskId}/delegate', { params, body: { userId: act.userId } });
    case 'assign':
      return api.POST('/api/tasks/{taskId}/assign', { params, body: { userId: act.userId } });
    case 'sign':
      return api.POST('/api/tasks/{taskId}/signers', { params, body: { userId: act.userId, reason: act.reason } });
    case 'withdraw-signer':
      return api.POST('/api/tasks/{taskId}/signers/{signerId}/withdraw', { params: { ...params, path: { taskId, signerId: act.signerId } } });
    case 'urge':
      return api.POST('/api/tasks/{taskId}/urge', { params, body: { text: act.text } });
    case 'comment':
      return api.POST('/api/tasks/{taskId}/comment', { params, body: { text: act.text } });
  }
}
