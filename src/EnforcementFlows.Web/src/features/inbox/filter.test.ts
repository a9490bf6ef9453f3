import type { Actor } from '@/lib/session';
import { belongs, filterOf, isFiltered, searchOf, viewsFor, type View } from './filter';
import type { Task } from './task';

test.each([
  ['', { view: 'mine' }],
  ['?view=available&node=first-reception&overdue=true&caseNumber=(2026)豫1330执1号', { view: 'available', node: 'first-reception', overdue: true, caseNumber: '(2026)豫1330执1号' }],
  ['?view=inbox&approval=true&dueFrom=2026-03-02T01:00:00Z&dueBy=2026-03-02T16:00:00Z', { view: 'inbox', approval: true, dueFrom: '2026-03-02T01:00:00Z', dueBy: '2026-03-02T16:00:00Z' }],
  ['?view=nonsense&overdue=perhaps&approval=1&dueBy=soon', { view: 'mine' }],
])('%s is %o', (search, filter) => {
  expect(filterOf(new URLSearchParams(search))).toEqual(filter);
});

test('an address and its filter say the same', () => {
  const search = searchOf({ view: 'team', overdue: false, node: 'case-intake', approval: true, dueFrom: '2026-03-01T16:00:00Z', dueBy: '2026-03-02T16:00:00Z' });
  expect(searchOf(filterOf(new URLSearchParams(search)))).toBe(search);
  expect(searchOf({ view: 'mine' })).toBe('');
});

test('a view alone narrows nothing', () => {
  expect(isFiltered({ view: 'inbox', approval: undefined })).toBe(false);
  expect(isFiltered({ view: 'inbox', approval: false })).toBe(true);
});

test("the bureau's tasks are for those who may give them out or keep its ledgers, somebody else's for those who stand in", () => {
  expect(viewsFor(() => false, false)).not.toContain('team');
  expect(viewsFor((permission) => permission === 'ledger.read', false)).toContain('team');
  expect(viewsFor(() => false, false)).not.toContain('substituted');
  expect(viewsFor(() => false, true)).toContain('substituted');
});

const me = { id: 'me' } as Actor;

test.each<[View, Partial<Task>, boolean]>([
  ['mine', { state: 'claimed', assignee: 'me' }, true],
  ['mine', { state: 'delegated', assignee: 'other', owner: 'me' }, true],
  ['mine', { state: 'open' }, false],
  ['mine', { state: 'done', assignee: 'me', doneBy: 'me' }, false],
  ['available', { state: 'open' }, true],
  ['inbox', { state: 'open' }, true],
  ['inbox', { state: 'claimed', assignee: 'me' }, true],
  ['inbox', { state: 'claimed', assignee: 'other' }, false],
  ['inbox', { state: 'done', doneBy: 'me' }, false],
  ['available', { state: 'claimed', assignee: 'me' }, false],
  ['substituted', { state: 'claimed', assignee: 'other' }, true],
  ['substituted', { state: 'claimed', assignee: 'me', actingFor: 'other' }, false],
  ['team', { state: 'claimed', assignee: 'other' }, true],
  ['team', { state: 'void' }, false],
  ['delegated', { state: 'delegated', assignee: 'other', owner: 'me' }, true],
  ['delegated', { state: 'claimed', assignee: 'me', owner: null }, false],
  ['done', { state: 'done', doneBy: 'me' }, true],
])('in %s stands %o: %s', (view, task, expected) => {
  expect(belongs(task as Task, view, me)).toBe(expected);
});
