import { expect, it } from 'vitest';
import { bySubject } from './bySubject';

it('tells of a type once, with every step that has it', () => {
  const note = (name: string, activityId: string | null) => ({ kind: 'activity', name, place: '$', activityId });
  expect(bySubject([note('Court.HumanTask', 'a'), note('Court.Approval', 'b'), note('Court.HumanTask', 'c'), note('Court.HumanTask', 'c'), note('Court.HumanTask', null)])).toEqual([
    { kind: 'activity', name: 'Court.HumanTask', activities: ['a', 'c'] },
    { kind: 'activity', name: 'Court.Approval', activities: ['b'] },
  ]);
});
