import type { Actor } from '@/lib/session';
import { isOpen, type Task } from './task';

export const views = ['mine', 'available', 'team', 'delegated', 'done'] as const;
export type View = (typeof views)[number];

export type Filter = { view: View; node?: string; overdue?: boolean; caseNumber?: string };

/** The views that a person has a use for. */
export const viewsFor = (may: (permission: string) => boolean) => views.filter((view) => view !== 'team' || may('task.assign') || may('ledger.read'));

/** What the address asks for, in the words of the API; what it says wrongly is left out. */
export function filterOf(search: URLSearchParams): Filter {
  const view = views.find((known) => known === search.get('view')) ?? 'mine';
  const overdue = search.get('overdue');
  return {
    view,
    ...(search.get('node') ? { node: search.get('node')! } : {}),
    ...(overdue === 'true' || overdue === 'false' ? { overdue: overdue === 'true' } : {}),
    ...(search.get('caseNumber') ? { caseNumber: search.get('caseNumber')! } : {}),
  };
}

/** A filter as part of an address, always in the same order; the inbox itself has none. */
export function searchOf({ view, node, overdue, caseNumber }: Filter): string {
  const search = new URLSearchParams();
  if (view !== 'mine') search.set('view', view);
  if (node) search.set('node', node);
  if (overdue !== undefined) search.set('overdue', String(overdue));
  if (caseNumber) search.set('caseNumber', caseNumber);
  return search.size === 0 ? '' : `?${search.toString()}`;
}

export const isFiltered = ({ node, overdue, caseNumber }: Filter) => node !== undefined || overdue !== undefined || caseNumber !== undefined;

/** Whether a task that has just been acted on still stands in a view. */
export function belongs(task: Task, view: View, actor: Actor): boolean {
  switch (view) {
    case 'available':
      return task.state === 'open';
    case 'team':
      return isOpen(task);
    case 'delegated':
      return isOpen(task) && task.owner === actor.id && task.assignee !== actor.id;
    case 'done':
      return task.doneBy === actor.id;
    default:
      return isOpen(task) && (task.assignee === actor.id || task.owner === actor.id);
  }
}
