import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, dataOf, problemOf, type Schema } from '@/lib/api';
import { useIntent } from '@/lib/intent';
import type { View } from './filter';
import type { Task } from './task';

export type BatchAct = { kind: 'claim' } | { kind: 'complete'; outcome: string; comment: string };
export type Refused = { task: Task; problem: unknown };

export const most = 100; // at once, by the API

/** Does the same to several tasks of a view at once; one that is refused holds up none of the others. What is chosen in one view is not in another. */
export function useBatch(view: View, onActed: (task: Task) => void) {
  const client = useQueryClient();
  const intent = useIntent();
  const [held, setHeld] = useState<{ view: View; tasks: readonly Task[] }>({ view, tasks: [] });
  const chosen = held.view === view ? held.tasks : [];
  const setChosen = (tasks: readonly Task[]) => setHeld({ view, tasks });
  const act = useMutation({
    mutationFn: (wanted: BatchAct) => send(chosen, wanted, intent.keyOf(wanted, chosen.map(({ id, version }) => [id, version]))),
    onSuccess: ({ items }) => {
      intent.settle();
      for (const { task } of items) if (task) onActed(task);
      setChosen([]);
    },
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: ['tasks'] }), ...[...new Set(chosen.map(({ caseId }) => caseId))].map((id) => client.invalidateQueries({ queryKey: ['case', id] }))]),
  });
  const [asked, setAsked] = useState<readonly Task[]>([]);
  return {
    chosen,
    marked: new Set(chosen.map((task) => task.id)) as ReadonlySet<string>,
    isRunning: act.isPending,
    problem: act.error,
    done: act.data?.items.filter((item) => item.ok).length,
    refused: refusedOf(act.data?.items ?? [], asked),
    run: (wanted: BatchAct) => {
      setAsked(chosen);
      act.mutate(wanted);
    },
    toggle: (task: Task) => {
      act.reset();
      setChosen(chosen.some(({ id }) => id === task.id) ? chosen.filter(({ id }) => id !== task.id) : [...chosen, task].slice(0, most));
    },
    clear: () => {
      act.reset();
      setChosen([]);
    },
  };
}

export type Batch = ReturnType<typeof useBatch>;

/** What was refused of a batch, and why. */
export function refusedOf(items: readonly Schema<'TaskBatchRow'>[], asked: readonly Task[]): Refused[] {
  return items.flatMap(({ id, problem }) => {
    const task = asked.find((one) => one.id === id);
    return problem === null || task === undefined ? [] : [{ task, problem: problemOf(problem.status ?? 409, problem) }];
  });
}

/** The outcomes that several tasks have in common, where none of them asks for a form: those can be signed together. */
export function commonOutcomes(tasks: readonly Task[], me: string): string[] {
  const [first, ...others] = tasks;
  if (first === undefined || tasks.some((task) => task.form !== null || task.assignee !== me)) return [];
  return first.outcomes.filter((outcome) => others.every((task) => task.outcomes.includes(outcome)));
}

function send(tasks: readonly Task[], act: BatchAct, key: string) {
  const params = { header: { 'Idempotency-Key': key } };
  if (act.kind === 'claim') return dataOf(api.POST('/api/tasks/claim', { params, body: { taskIds: tasks.map(({ id }) => id) } }));
  const body = { tasks: tasks.map(({ id, version }) => ({ id, version })), outcome: act.outcome, comment: act.comment.trim() || undefined };
  return dataOf(api.POST('/api/tasks/complete', { params, body }));
}
