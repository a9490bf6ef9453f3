import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { api, dataOf } from '@/lib/api';
import type { FormDefinition } from '@/components/forms/values';
import type { Task } from './task';

const keyOf = (id: string) => ['tasks', 'one', id];

/** One task with all that belongs to it; what a list has told of it already stands there at once. */
export function useTask(id: string, listed: Task | undefined) {
  return useQuery({ queryKey: keyOf(id), queryFn: () => readTask(id), placeholderData: listed });
}

export const readTask = (id: string): Promise<Task> => dataOf(api.GET('/api/tasks/{taskId}', { params: { path: { taskId: id } } }));

/** Keeps what an act has answered; the list of materials is told with a single task only. */
export function keepTask(client: QueryClient, task: Task) {
  client.setQueryData<Task>(keyOf(task.id), (before) => ({ ...task, materials: before?.materials ?? task.materials }));
}

export function useForm(key: string | null) {
  return useQuery({
    queryKey: ['form', key],
    queryFn: async () => (await dataOf(api.GET('/api/forms/{key}', { params: { path: { key: key! } } }))) as FormDefinition,
    enabled: key !== null,
    staleTime: Infinity, // forms change with a release
  });
}

/** Everything that a task's change may have changed. */
export function useForgetTasks() {
  const client = useQueryClient();
  return (task: Task) =>
    Promise.all([client.invalidateQueries({ queryKey: ['tasks'] }), task.caseId === null ? undefined : client.invalidateQueries({ queryKey: ['case', task.caseId] })]);
}
