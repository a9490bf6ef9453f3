import type { QueryClient } from '@tanstack/react-query';
import { api, dataOf } from '@/lib/api';
import { fetchList, useList } from '@/lib/queries';
import { filterOf, searchOf, type Filter } from './filter';
import { useSteadyRows } from './steady';
import type { Task } from './task';

const perPage = 50;
const soon = 20_000; // ms; what is said live may be lost
const late = 120_000; // where much has been read: every page of it is asked for again
const much = 500;

/** The tasks of a filter, in the host's order. A list that nobody looks at is forgotten: the next look starts with how things stand then. */
export function useTaskList(filter: Filter) {
  const list = useList<Task>(keyOf(filter), readerOf(filter), { refetchInterval: (rows) => (rows.length > much ? late : soon), gcTime: 0 });
  return { list, ...useSteadyRows(searchOf(filter), list) };
}

/** Asks for the tasks that an address of the inbox names before anything is drawn. */
export function fetchTasks(client: QueryClient, search: string) {
  const filter = filterOf(new URLSearchParams(search));
  return fetchList<Task>(client, keyOf(filter), readerOf(filter));
}

const keyOf = (filter: Filter) => ['tasks', 'list', searchOf(filter)];

const readerOf = (filter: Filter) => (after: string | undefined) => dataOf(api.GET('/api/tasks', { params: { query: { ...filter, limit: perPage, after } } }));
