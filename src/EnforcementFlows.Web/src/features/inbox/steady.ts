import { useState } from 'react';
import type { List } from '@/lib/queries';
import type { Task } from './task';

/** A row as it stands on the screen: it keeps its place, also when the list has lost it. */
export type SteadyRow = { task: Task; isGone: boolean };

export type Steady = { rows: SteadyRow[]; waiting: number };

/**
 * What stands on the screen after the host has told anew: nothing moves. Rows change in place, what others have taken stays where it was, and what
 * has come waits until it is asked for.
 * @param isNextPage The list was read further: what lies behind the last row is not news.
 * @param dropped Tasks that the person has dealt with; an answer that was under way may still have them.
 */
export function reconcile(shown: readonly SteadyRow[], fresh: readonly Task[], isNextPage: boolean, dropped: ReadonlySet<string>): Steady {
  const known = new Map(fresh.map((task) => [task.id, task]));
  const kept = shown.map(({ task }) => ({ task: known.get(task.id) ?? task, isGone: !known.has(task.id) }));
  const here = new Set(shown.map(({ task }) => task.id));
  const unknown = fresh.map((task, index) => ({ task, index })).filter(({ task }) => !here.has(task.id) && !dropped.has(task.id));
  if (shown.length === 0) return { rows: unknown.map(({ task }) => ({ task, isGone: false })), waiting: 0 };
  const last = fresh.findLastIndex((task) => here.has(task.id));
  const behind = isNextPage ? unknown.filter(({ index }) => index > last) : [];
  return { rows: [...kept, ...behind.map(({ task }) => ({ task, isGone: false }))], waiting: unknown.length - behind.length };
}

type Held = Steady & { key: string; source: readonly Task[] | undefined; pages: number; dropped: ReadonlySet<string> };

const nothing: Held = { key: '', source: undefined, pages: 0, rows: [], waiting: 0, dropped: new Set() };

/** The rows of a list, steady under the pointer. `key` names the list: another one starts afresh. */
export function useSteadyRows(key: string, list: List<Task>) {
  const [held, setHeld] = useState(nothing);
  const pages = list.data?.pages.length ?? 0;
  let now = held.key === key ? held : { ...nothing, key };
  if (list.data && now.source !== list.rows) {
    const dropped = new Set([...now.dropped].filter((id) => list.rows.some((task) => task.id === id)));
    const isNextPage = now.source === undefined || pages > now.pages;
    now = { key, source: list.rows, pages, dropped, ...reconcile(now.rows, list.rows, isNextPage, dropped) };
  }
  if (now !== held) setHeld(now);
  return {
    rows: now.rows,
    waiting: now.waiting,
    showAll: () => setHeld({ ...now, rows: list.rows.map((task) => ({ task, isGone: false })), waiting: 0 }),
    drop: (id: string) => setHeld((before) => ({ ...before, rows: before.rows.filter((row) => row.task.id !== id), dropped: new Set([...before.dropped, id]) })),
    change: (task: Task) => setHeld((before) => ({ ...before, rows: before.rows.map((row) => (row.task.id === task.id ? { ...row, task } : row)) })),
  };
}

/** The task after one, else the one before it: what is at hand when this one is done. */
export function neighbourOf(rows: readonly SteadyRow[], id: string): Task | undefined {
  const index = rows.findIndex((row) => row.task.id === id);
  const there = (row: SteadyRow) => !row.isGone && row.task.id !== id;
  return (rows.slice(index + 1).find(there) ?? rows.slice(0, Math.max(0, index)).findLast(there))?.task;
}
