import type { Actor } from '@/lib/session';
import type { Task } from '@/lib/tasks';
import { formFor, hasTerm, namedIn, stateOf, type Measure, type Proposal } from './renewal';

const measure = (changes: Partial<Measure> = {}) => ({ id: 'm', state: 'in-force', endsOn: '2026-03-31', lapsed: false, ...changes }) as Measure;
const task = (changes: Partial<Task> = {}) => ({ id: 't', state: 'open', role: 'judge', team: null, assignee: null, ...changes }) as Task;
const proposal = (changes: Partial<Proposal> = {}) => ({ unmet: [], task: { id: 't', assignee: null }, ...changes }) as unknown as Proposal;
const judge = { id: 'u', roles: ['judge'], teams: [] as string[] } as Actor;

test.each<[string, Partial<Measure>, boolean]>([
  ['in force', {}, true],
  ['without an end', { endsOn: null }, false],
  ['past its end', { lapsed: true }, false],
  ['waiting', { state: 'waiting' }, false],
])('a measure %s', (_, changes, isRenewable) => expect(hasTerm(measure(changes))).toBe(isRenewable));

test('the address names measures that can be renewed', () => {
  const all = [measure({ id: 'a' }), measure({ id: 'b', lapsed: true }), measure({ id: 'c' })];
  expect(namedIn('c,a,b,x', all).map(({ id }) => id)).toEqual(['a', 'c']);
  expect(namedIn(null, all)).toEqual([]);
});

test.each<[string, Proposal, Task[], string]>([
  ['forbidden', proposal({ unmet: [{ code: 'measure.lapsed', message: '' }] }), [task()], 'unmet'],
  ['not given to anybody yet', proposal({ task: null }), [], 'early'],
  ['open to the person', proposal(), [task()], 'ready'],
  ['the person’s own', proposal(), [task({ state: 'claimed', assignee: 'u' })], 'ready'],
  ['another post’s', proposal(), [task({ role: 'clerk' })], 'others'],
  ['another person’s', proposal(), [task({ state: 'claimed', assignee: 'v' })], 'others'],
])('a renewal is %s', (_, its, tasks, state) => expect(stateOf(its, tasks, judge)).toBe(state));

test('a form asks for what its outcome needs, and for nothing that another one does', () => {
  const field = (name: string, more: object) => ({ name, label: name, type: 'text', ...more });
  const form = { key: 'k', title: '', fields: [field('a', { requiredFor: ['renew', 'release'] }), field('b', { requiredFor: ['release'] }), field('c', { required: true })], waivedFor: [], requestKinds: [] };
  expect(formFor(form as never, 'renew').fields.map(({ name, required }) => [name, required])).toEqual([['a', true], ['b', false], ['c', true]]);
});
