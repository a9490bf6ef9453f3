import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { actKey, api, dataOf, type Schema } from '@/lib/api';

export type Order = { measureId: string; task: Schema<'ProposeRenewalRenewalTask'>; form: Record<string, unknown> };
/** Done until a day, or refused. */
export type Result = { isDone: true; until: string } | { isDone: false; problem: unknown };
type KeyOf = (...what: unknown[]) => string;

/** Renews measures one after the other, each by its task; one that is refused does not keep the next from being renewed. */
export function useRenewing(caseId: string) {
  const client = useQueryClient();
  const [results, setResults] = useState<Record<string, Result>>({});
  const keys = useRef<Record<string, string>>({}); // one for each intended act, however often it is sent
  const keyOf: KeyOf = (...what) => (keys.current[JSON.stringify(what)] ??= actKey());
  const run = useMutation({
    mutationFn: async (orders: Order[]) => {
      for (const order of orders) {
        const result = await renew(order, keyOf).then(
          (): Result => ({ isDone: true, until: String(order.form.newEndsOn) }),
          (problem: unknown): Result => ({ isDone: false, problem }),
        );
        setResults((all) => ({ ...all, [order.measureId]: result }));
      }
    },
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: ['tasks'] }), client.invalidateQueries({ queryKey: ['case', caseId] })]),
  });
  return { results, renew: run.mutate, isRenewing: run.isPending };
}

async function renew({ task, form }: Order, keyOf: KeyOf) {
  const path = { taskId: task.id };
  let version = task.version;
  if (!task.assignee) {
    const header = { 'Idempotency-Key': keyOf('claim', task.id) };
    ({ version } = await dataOf(api.POST('/api/tasks/{taskId}/claim', { params: { path, header } })));
  }
  const body = { outcome: task.outcome, form, version };
  await dataOf(api.POST('/api/tasks/{taskId}/complete', { params: { path, header: { 'Idempotency-Key': keyOf(task.id, body) } }, body }));
}
