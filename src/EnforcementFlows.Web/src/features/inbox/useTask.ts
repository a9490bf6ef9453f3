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

/** The request that a task is about; of a case that the person does not read, or of no request, none. */
export function useRequest({ caseId, subjectId }: Task) {
  return useQuery({
    queryKey: ['case', caseId, 'requests-of-tasks'],
    queryFn: () => dataOf(api.GET('/api/cases/{caseId}/requests', { params: { path: { caseId: caseId! }, query: { limit: 200 } } })),
    enabled: caseId !== null && subjectId !== null,
    select: ({ items }) => items.find((request) => request.id === subjectId),
  }).data;
}

/** Everything that a task's change may have changed. */
export function useForgetTasks() {
  const client = useQueryClient();
  return (task: Task) =>
    Promise.all([client.invalidateQueries({ queryKey: ['tasks'] }), task.caseId === null ? undefined : client.invalidateQueries({ queryKey: ['case', task.caseId] })]);
}
