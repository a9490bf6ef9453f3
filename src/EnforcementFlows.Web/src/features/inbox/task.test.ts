import type { Actor } from '@/lib/session';
import { actsFor, isWith, type Task } from './task';

const me = { id: 'me', roles: ['judge'], teams: [], substituted: [{ id: 'away', name: '甲' }] } as unknown as Actor;
const task = (more: Partial<Task>) => ({ state: 'claimed', assignee: 'me', owner: null, role: 'judge', team: null, actingFor: null, parentTaskId: null, takesSigners: false, ...more }) as Task;
const offered = (more: Partial<Task>, may: string[] = []) =>
  Object.entries(actsFor(task(more), me, (permission) => may.includes(permission), [{ roles: ['director'] }])).filter(([, is]) => is).map(([act]) => act);

test.each<[string, Partial<Task>, string[]]>([
  ['a task of mine', {}, ['complete', 'release', 'delegate']],
  ['an approval of mine, which others may sign first', { takesSigners: true }, ['complete', 'release', 'delegate', 'sign']],
  ['what I was asked to sign, which is nobody else’s', { parentTaskId: 'p' }, ['complete']],
  ['what I do in another’s place, which I do not hand on', { actingFor: 'away' }, ['complete', 'release']],
  ['a task of somebody in whose place I work', { assignee: 'away' }, ['complete']],
  ['a task that is done by somebody else in his place', { assignee: 'other', actingFor: 'away' }, ['urge']],
  ['a task that waits for my post', { state: 'open', assignee: null }, ['claim', 'urge']],
  ['a task that waits for the post of somebody in whose place I work', { state: 'open', assignee: null, role: 'director' }, ['claim', 'urge']],
  ['a task that waits for another post', { state: 'open', assignee: null, role: 'clerk' }, ['urge']],
  ['a task of somebody else', { assignee: 'other' }, ['urge']],
  ['a task that is done', { state: 'done' }, []],
])('what is offered on %s', (_, of, acts) => expect(offered(of)).toEqual(acts));

test('a leader gives out tasks of others, but not the opinion that somebody was asked for', () => {
  expect(offered({ assignee: 'other' }, ['task.assign'])).toContain('assign');
  expect(offered({ assignee: 'other', parentTaskId: 'p' }, ['task.assign'])).not.toContain('assign');
});

test('who stands in for nobody works on nobody else’s tasks', () => {
  expect(isWith(task({ assignee: 'away' }), { ...me, substituted: [] })).toBe(false);
});
