import { Problem } from '@/lib/api';
import type { Task } from './task';
import { commonOutcomes, refusedOf } from './useBatch';

const task = (id: string, outcomes: string[], more: Partial<Task> = {}) => ({ id, outcomes, form: null, assignee: 'me', ...more }) as Task;

test.each<[Task[], string[]]>([
  [[], []],
  [[task('a', ['approve', 'reject', 'return'])], ['approve', 'reject', 'return']],
  [[task('a', ['approve', 'reject', 'return']), task('b', ['approve', 'return'])], ['approve', 'return']],
  [[task('a', ['approve']), task('b', ['approve'], { form: 'deliberation' })], []],
  [[task('a', ['approve']), task('b', ['approve'], { assignee: 'other' })], []],
])('of %o can be signed together: %o', (tasks, outcomes) => {
  expect(commonOutcomes(tasks, 'me')).toEqual(outcomes);
});

test('what was refused is told with its reason', () => {
  const [refused] = refusedOf([{ id: 'a', ok: false, task: null, problem: { status: 409, title: '该待办已被他人签收', code: 'task.already-claimed' } as never }, { id: 'b', ok: true, task: task('b', []), problem: null }], [task('a', []), task('b', [])]);
  expect(refused!.task.id).toBe('a');
  expect((refused!.problem as Problem).code).toBe('task.already-claimed');
});
