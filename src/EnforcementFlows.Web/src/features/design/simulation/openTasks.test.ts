import { describe, expect, it } from 'vitest';
import { openTasks } from './openTasks';
import type { SimulatedTask } from './types';

const task = (activityId: string, name: string, item: unknown = null, ...people: string[]): SimulatedTask => ({
  activityId, definitionId: 'main', name, node: null, clause: null, roles: [], team: null, outcomes: ['done'], form: null, item, since: '2026-03-02T02:00:00Z', dueAt: null, dueOn: null,
  mayDo: people.map((person) => ({ account: person, name: person, roles: [] })), excluded: [],
});
const told = (...tasks: SimulatedTask[]) => openTasks(tasks).map(({ label: { name, number, about }, number: sent }) => [name, number, about, sent]);

describe('open tasks', () => {
  it('are called by their names where those differ, and those of one step are counted', () =>
    expect(told(task('sign', '签字'), task('check', '核对：甲'), task('check', '核对：乙'))).toEqual([['签字', undefined, undefined, undefined], ['核对：甲', undefined, undefined, 1], ['核对：乙', undefined, undefined, 2]]));

  it.each([
    ['what they are about', [task('check', '核对', { kind: '分期', instalment: { dueOn: '2026-03-31' } }), task('check', '核对', { kind: '分期', instalment: { dueOn: '2026-04-30' } })], ['2026-03-31', '2026-04-30']],
    ['that as it is', [task('check', '核对', '房屋'), task('check', '核对', '车辆')], ['房屋', '车辆']],
    ['who may do them', [task('check', '核对', null, '甲'), task('check', '核对', null, '乙')], ['甲', '乙']],
    ['their number alone', [task('check', '核对'), task('check', '核对')], [undefined, undefined]],
  ])('of one name are told apart by %s', (_, tasks, abouts) => expect(told(...tasks)).toEqual(abouts.map((about, index) => ['核对', index + 1, about, index + 1])));
});
