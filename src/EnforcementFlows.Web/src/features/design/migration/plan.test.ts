import { describe, expect, it } from 'vitest';
import { endedValue, hindrancesOf, isSamePlan, parentOf, planOf, shownNodes, valueOf, withNode } from './plan';
import type { MigrationDetail, MigrationNode } from './types';

const node = (path: string, rest: Partial<MigrationNode> = {}): MigrationNode => ({
  path, activityId: path, name: path, type: 'Court.HumanTask', mayWait: true, to: path, ends: false, goOnAt: null, changed: false, ...rest,
});
const detail = {
  migration: { legalGround: null, clause: 'TB-1' },
  nodes: [node('a'), node('b', { to: null }), node('c', { mayWait: false, changed: true }), node('d', { to: 'e' })],
  variables: [], deadlines: [], timers: [], tasks: 'keep', findings: [],
} as unknown as MigrationDetail;
const withError = (path: string): MigrationDetail => ({ ...detail, findings: [{ code: 'x', severity: 'error', path, activityId: null, activityName: null, message: '', clause: null }] });

describe('a plan', () => {
  it('is the same until something is chosen otherwise', () => {
    const plan = planOf(detail);
    expect(isSamePlan(plan, planOf(detail))).toBe(true);
    expect(isSamePlan(withNode(plan, 'b', 'a'), plan)).toBe(false);
  });

  it.each([
    ['goes on at a step', 'a', { to: 'a', ends: false, goOnAt: null }],
    ['ends', endedValue, { to: null, ends: true, goOnAt: null }],
    ['is open again', undefined, { to: null, ends: false, goOnAt: null }],
  ])('says that a step %s', (_, value, expected) => {
    const changed = withNode(planOf(detail), 'b', value).nodes[1]!;
    expect(changed).toEqual({ path: 'b', ...expected });
    expect(valueOf(changed)).toBe(value);
  });

  it('has no ground where none is recorded', () => expect(planOf(detail)).toMatchObject({ legalGround: '', clause: 'TB-1' }));
});

describe('the steps shown', () => {
  const shown = (of: MigrationDetail, showAll: boolean, text = '') => shownNodes(of, showAll, text).map(({ path }) => path);
  it('are those that are open or go on as others', () => expect(shown(detail, false)).toEqual(['b', 'd']));
  it('are those of which something is wrong', () => expect(shown(withError('c'), false)).toEqual(['b', 'c', 'd']));
  it('are those in which others are open, until they end as a whole', () => {
    const part = (ends: boolean) => ({ ...detail, nodes: [node('w:part', { mayWait: false, to: null, ends }), node('w:part:x', { to: null }), node('w:party', { to: null }), node('w')] });
    expect(shown(part(false), false)).toEqual(['w:part', 'w:part:x', 'w:party']);
    expect(shown(part(true), false)).toEqual(['w:party', 'w:part']);
  });
  it('are all on demand, those first that matter', () => expect(shown(detail, true)).toEqual(['b', 'd', 'a', 'c']));
  it('are found by their names', () => expect(shown(detail, true, ' C ')).toEqual(['c']));
});

it.each([
  ['nothing', { ...detail, migration: { ...detail.migration, legalGround: '规程修订' } }, false, []],
  ['that it says no ground', detail, false, ['no-ground']],
  ['everything', withError('b'), true, ['unsaved', 'no-ground', 'unproven']],
] as const)('%s keeps a plan from being handed in', (_, of, isChanged, hindrances) => expect(hindrancesOf(of, isChanged)).toEqual(hindrances));

it.each([
  ['Workflow1:main:review', 'Workflow1:main'],
  ['Workflow1', ''],
])('%s lies in “%s”', (path, parent) => expect(parentOf(path)).toBe(parent));
