import { describe, expect, it } from 'vitest';
import type { Schema } from '@/lib/api';
import { automaticSteps, drawn } from './drawn';
import type { DrawnChart } from '../useCharts';
import type { Answer } from './types';

const step = (id: string): Schema<'FlowStep'> => ({ id, name: id, type: 'Court.HumanTask', clause: null, form: null, position: null, chart: null, state: 'not-reached', times: 0, doneAt: null, doneBy: null, doneByName: null, waits: [] });
const chart = (definitionId: string): DrawnChart => ({
  definitionId,
  drawn: { id: definitionId, steps: [step('a'), step('b')], connections: [{ source: 'a', port: null, target: 'b' }, { source: 'a', port: 'return', target: 'a' }] },
});
const reached = (id: string, type: string, state: 'done' | 'current', outcomes: string[] = []) => ({ id, definitionId: 'main', name: id, type, clause: null, state, times: 1, lastAt: '2026-03-02T02:00:00Z', outcomes, waits: [] });
const answer: Answer = {
  definitionId: 'main', versionId: 'main-v1', version: 1, now: '2026-03-02T02:00:00Z', status: 'suspended', played: 1, problem: null, next: null,
  steps: [reached('a', 'Court.Triage', 'done', ['Done']), reached('b', 'Court.HumanTask', 'current')],
  connections: [{ definitionId: 'main', source: 'a', port: 'Done', target: 'b' }],
  trace: [], waits: [], deadlines: [], letters: [], events: [], variables: {}, incidents: [], rule: null, people: [],
  tasks: [{ activityId: 'b', definitionId: 'main', name: '核收', node: null, clause: null, roles: [{ code: 'clerk', name: '书记员' }], team: null, outcomes: ['done'], form: null, item: null, since: '2026-03-02T02:00:00Z', dueAt: null, dueOn: null, mayDo: [], excluded: [] }],
};

describe('a chart on which something was played', () => {
  const [main, other] = drawn([chart('main'), chart('other')], answer, []);

  it('shows where its steps stand and whom they wait for', () => {
    expect(main!.steps.map(({ state, times }) => [state, times])).toEqual([['done', 1], ['current', 1]]);
    expect(main!.steps[1]!.waits).toMatchObject([{ kind: 'task', name: '核收', roles: ['clerk'] }]);
  });

  it('shows the connections walked, and none of another way', () => expect(main!.connections.map(({ walked }) => walked)).toEqual([true, false]));
  it('leaves a flow alone that has steps of the same ids', () => expect(other!.steps.map(({ state }) => state)).toEqual(['not-reached', 'not-reached']));
});

it('shows who did a task, and that the system did the rest', () => {
  const ended = (activityId: string, type: string, step: number) => ({ step, at: answer.now, definitionId: 'main', activityId, name: activityId, type, kind: 'completed', outcomes: ['done'] });
  const done: Answer = {
    ...answer,
    steps: [reached('a', 'Court.Triage', 'done'), reached('b', 'Court.HumanTask', 'done')],
    trace: [ended('a', 'Court.Triage', 1), ended('b', 'Court.HumanTask', 1)],
    people: [{ account: 'court.clerk', name: '李书记员', roles: ['clerk'] }],
  };
  const [main] = drawn([chart('main')], done, [{ at: answer.now, do: 'task', activity: 'b', by: 'court.clerk' }]);
  expect(main!.steps.map(({ doneByName }) => doneByName)).toEqual([null, '李书记员']);
});

it('asks only of automatic steps with several ways how they shall end', () =>
  expect(automaticSteps([chart('main')], answer)).toEqual([{ id: 'a', name: 'a', type: 'Court.Triage', taken: 'Done', ways: [{ port: 'Done', to: 'b' }, { port: 'return', to: 'a' }] }]));
