import type { Actor } from '@/lib/session';
import { isOpen, type Task } from './task';

export const views = ['mine', 'available', 'inbox', 'substituted', 'team', 'delegated', 'done'] as const;
export type View = (typeof views)[number];

/**
 * What of a view is shown, in the words of the API.
 * @property approval Only steps of approval (待呈批), or only what is none.
 * @property dueFrom Due after this instant.
 * @property dueBy Due by this instant.
 */
export type Filter = { view: View; node?: string; overdue?: boolean; approval?: boolean; dueFrom?: string; dueBy?: string; caseNumber?: string };

/** The views that a person has a use for. */
export const viewsFor = (may: (permission: string) => boolean, isSubstitute: boolean) =>
  views.filter((view) => (view === 'team' ? may('task.assign') || may('ledger.read') : view !== 'substituted' || isSubstitute));

/** What the address asks for; what it says wrongly is left out. */
export function filterOf(search: URLSearchParams): Filter {
  const text = (name: string) => search.get(name) || undefined;
  const truth = (name: string) => (search.get(name) === 'true' ? true : search.get(name) === 'false' ? false : undefined);
  const instant = (name: string) => (Number.isNaN(Date.parse(text(name) ?? '')) ? undefined : text(name));
  return given({
    view: views.find((known) => known === search.get('view')) ?? 'mine',
    node: text('node'),
    overdue: truth('overdue'),
    approval: truth('approval'),
    dueFrom: instant('dueFrom'),
    dueBy: instant('dueBy'),
    caseNumber: text('caseNumber'),
  });
}

/** A filter as part of an address, always in the same order; the inbox itself has none. */
export function searchOf({ view, node, overdue, approval, dueFrom, dueBy, caseNumber }: Filter): string {
  const parts = given({ view: view === 'mine' ? undefined : view, node, overdue, approval, dueFrom, dueBy, caseNumber });
  const search = new URLSearchParams(Object.entries(parts).map(([name, value]) => [name, String(value)]));
  return search.size === 0 ? '' : `?${search.toString()}`;
}

export const isFiltered = (filter: Filter) => Object.entries(filter).some(([name, value]) => name !== 'view' && value !== undefined);

// without what is not asked for, so that two filters that ask for the same are the same
const given = <T extends object>(filter: T): T => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as T;

/** Whether a task that has just been acted on still stands in a view. */
export function belongs(task: Task, view: View, actor: Actor): boolean {
  const isMine = isOpen(task) && (task.assignee === actor.id || task.owner === actor.id);
  switch (view) {
    case 'available':
      return task.state === 'open';
    case 'inbox':
      return isMine || task.state === 'open';
    case 'substituted':
      return isOpen(task) && task.assignee !== actor.id;
    case 'team':
      return isOpen(task);
    case 'delegated':
      return isMine && task.assignee !== actor.id;
    case 'done':
      return task.doneBy === actor.id;
    default:
      return isMine;
  }
}
