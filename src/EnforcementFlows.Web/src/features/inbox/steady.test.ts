import { neighbourOf, reconcile, type SteadyRow } from './steady';
import type { Task } from './task';

const task = (id: string, version = 1) => ({ id, version }) as Task;
const row = (id: string, isGone = false): SteadyRow => ({ task: task(id), isGone });
const told = ({ rows, waiting }: { rows: SteadyRow[]; waiting: number }) => [rows.map(({ task: { id }, isGone }) => (isGone ? `(${id})` : id)).join(' '), waiting];
const none = new Set<string>();

test.each([
  ['the first time everything is shown', '', 'a b c', false, 'a b c', 0],
  ['nothing has changed', 'a b', 'a b', false, 'a b', 0],
  ['one that came before the others waits', 'b c', 'a b c', false, 'b c', 1],
  ['one that came behind the others waits as well', 'a b', 'a b c', false, 'a b', 1],
  ['what a further page brings is put behind', 'a b', 'a b c d', true, 'a b c d', 0],
  ['what came before meanwhile waits though a further page was read', 'b c', 'a b c d', true, 'b c d', 1],
  ['one that somebody took stays where it was', 'a b c', 'a c', false, 'a (b) c', 0],
  ['all taken, and others there', 'a b', 'c d', false, '(a) (b)', 2],
  ['an empty list has nothing that could jump', '', 'a', false, 'a', 0],
])('%s', (_, shown, fresh, isNextPage, rows, waiting) => {
  const split = (text: string) => text.split(' ').filter(Boolean);
  expect(told(reconcile(split(shown).map((id) => row(id)), split(fresh).map((id) => task(id)), isNextPage, none))).toEqual([rows, waiting]);
});

test('a row that has changed changes in place', () => {
  expect(reconcile([row('a'), row('b')], [task('b', 2), task('a')], false, none).rows[1]!.task.version).toBe(2);
});

test('a task that was dealt with does not come back with an answer that was under way', () => {
  expect(told(reconcile([row('a')], [task('a'), task('b')], false, new Set(['b'])))).toEqual(['a', 0]);
});

test.each([
  ['b', 'c'],
  ['c', 'b'],
  ['x', 'a'],
])('after %s comes %s', (id, next) => {
  expect(neighbourOf([row('a'), row('gone', true), row('b'), row('c')], id)?.id).toBe(next);
});

test('of a single task there is no next', () => {
  expect(neighbourOf([row('a')], 'a')).toBeUndefined();
});
