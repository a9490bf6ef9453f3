import { api, dataOf } from '@/lib/api';
import { useList } from '@/lib/queries';
import { searchOf, type Filter } from './filter';
import { useSteadyRows } from './steady';
import type { Task } from './task';

const perPage = 100;
const soon = 20_000; // ms; what is said live may be lost
const late = 120_000; // where much has been read: every page of it is asked for again
const much = 500;

/** The tasks of a filter, in the host's order. A list that nobody looks at is forgotten: the next look starts with how things stand then. */
export function useTaskList(filter: Filter) {
  const key = searchOf(filter);
  const list = useList<Task>(
    ['tasks', 'list', key],
    (after) => dataOf(api.GET('/api/tasks', { params: { query: { ...filter, limit: perPage, after } } })),
    { refetchInterval: (rows) => (rows.length > much ? late : soon), gcTime: 0 },
  );
  return { list, ...useSteadyRows(key, list) };
}
