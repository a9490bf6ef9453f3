import { describe, expect, it } from 'vitest';
import { rebased, withChoice, type Edited } from './merge';
import { withNode, type Plan } from './plan';

const base: Plan = {
  legalGround: '规程修订',
  clause: '',
  tasks: 'keep',
  nodes: ['a', 'b', 'c'].map((path) => ({ path, to: null, ends: false, goOnAt: null })),
  variables: [{ scope: 'root', id: 'v', to: 'v' }],
  deadlines: [{ node: 'notice', toNode: 'notice', policy: 'keep-due' }],
  timers: [{ path: 'wait', policy: 'keep-due' }],
};
const edited = (plan: Plan): Edited => ({ revision: 1, base, plan });

describe('what was changed here and what somebody else has saved', () => {
  it('stand both in the plan, and what was taken over is told', () => {
    const theirs = withChoice(withNode({ ...base, legalGround: '第二次修订' }, 'b', 'x'), 'deadline notice', 'recompute');
    const { revision, base: seen, plan, merge } = rebased(edited(withChoice(withNode({ ...base, tasks: 're-offer' }, 'a', 'y'), 'to-node notice', 'service')), 2, theirs)!;
    expect([revision, seen]).toEqual([2, theirs]);
    expect(plan).toEqual({
      ...theirs,
      tasks: 're-offer',
      nodes: withNode(theirs, 'a', 'y').nodes,
      deadlines: [{ node: 'notice', toNode: 'service', policy: 'recompute' }],
    });
    expect(merge).toEqual({ taken: ['ground', 'node b', 'deadline notice'], conflicts: [], gone: [] });
  });

  it('do not agree: the own choice stands, and theirs is named until they do', () => {
    const theirs = withNode(base, 'a', 'x');
    const once = rebased(edited(withNode(base, 'a', 'y')), 2, theirs)!;
    expect(once.plan.nodes[0]).toMatchObject({ path: 'a', to: 'y' });
    expect(once.merge).toMatchObject({ taken: [], conflicts: [{ key: 'node a', theirs: { to: 'x', ends: false, goOnAt: null } }] });
    const again = rebased(once, 3, { ...theirs, clause: 'TB-1' })!;
    expect(again.merge).toMatchObject({ taken: ['clause'], conflicts: [{ key: 'node a' }] });
    expect(rebased({ ...again, plan: withChoice(again.plan, 'node a', again.merge!.conflicts[0]!.theirs) }, 3, again.base)).toBeUndefined();
  });

  it('are the same: there is nothing to tell and nothing left to save', () => expect(rebased(edited(withNode(base, 'a', 'x')), 2, withNode(base, 'a', 'x'))).toBeUndefined());

  it('leave nothing to choose any more where theirs has no such thing, which is told', () => {
    const theirs: Plan = { ...base, timers: [] };
    expect(rebased(edited(withChoice(base, 'timer wait', 'recompute')), 2, theirs)).toMatchObject({ plan: theirs, merge: { gone: [{ key: 'timer wait', own: 'recompute' }] } });
  });
});
