import { describe, expect, it } from 'vitest';
import { changesOf, concernsProfile, conflictsOf, editsSince, goneFrom, placeOf, type StepSettings } from './edits';

const input = (name: string, value: string | null, mayChange = true) => ({ name, label: name, value, text: value, source: 'flow' as const, mayChange, required: false });
const limit = (n: number, source: 'profile' | 'flow'): StepSettings['limit'] => ({
  n, unit: 'working-day', text: '', alert: [{ n: 1, unit: 'day' }], hasAlert: true, statutory: null, source, profilePath: null, mayChange: true,
});
const step = (activityId: string, rest: Partial<StepSettings> = {}): StepSettings => ({ activityId, name: activityId, type: 'Court.HumanTask', typeName: '人工待办', inside: null, inputs: [input('role', 'judge'), input('clause', null)], limit: null, ...rest });
const steps = [step('check', { limit: limit(3, 'profile') }), step('wait', { limit: limit(5, 'flow') }), step('sign')];

describe('what is entered', () => {
  it.each([
    ['nothing', {}, []],
    ['the same as before', { check: { inputs: { role: 'judge', clause: '' }, limit: { n: 3, unit: 'working-day' as const }, alert: [{ n: 1, unit: 'day' as const }] } }, []],
    ['another role', { sign: { inputs: { role: 'clerk' } } }, [{ activityId: 'sign', inputs: [{ name: 'role', value: 'clerk' }], limit: null, alert: null }]],
    ['no clause any more', { sign: { inputs: { clause: '', role: '' } } }, [{ activityId: 'sign', inputs: [{ name: 'role', value: '' }], limit: null, alert: null }]],
    ['another unit', { wait: { limit: { n: 5, unit: 'day' as const } } }, [{ activityId: 'wait', inputs: [], limit: { n: 5, unit: 'day' }, alert: null }]],
    ['no alert any more', { check: { alert: [] } }, [{ activityId: 'check', inputs: [], limit: null, alert: [] }]],
    ['a step that is gone', { gone: { inputs: { role: 'clerk' } } }, []],
  ])('as a change: %s', (_, edits, expected) => expect(changesOf(steps, edits)).toEqual(expected));

  it('comes in the order of the flow', () => expect(changesOf(steps, { sign: { inputs: { role: 'a' } }, check: { inputs: { role: 'b' } } }).map(({ activityId }) => activityId)).toEqual(['check', 'sign']));
});

it.each([
  ['check', true],
  ['wait', false],
])('a limit of %s is the profile’s or not', (activityId, expected) => expect(concernsProfile(steps, [{ activityId, inputs: [], limit: { n: 1, unit: 'day' }, alert: null }])).toBe(expected));

describe('an error finds its place', () => {
  const changes = [{ activityId: 'check', inputs: [{ name: 'clause', value: 'x' }, { name: 'role', value: 'y' }], limit: null, alert: null }];
  it.each([
    ['steps[0].inputs[1].value', { activityId: 'check', part: 'role' }],
    ['steps[0].limit.n', { activityId: 'check', part: 'limit' }],
    ['steps[0].alert[2].n', { activityId: 'check', part: 'alert' }],
    ['steps[0].activityId', { activityId: 'check', part: 'activityId' }],
    ['steps[4].limit', undefined],
    ['effectiveFrom', undefined],
    [null, undefined],
  ])('%s', (field, expected) => expect(placeOf(field, changes)).toEqual(expected));
});

describe('what somebody else has changed since', () => {
  const was = { inputs: { role: 'clerk' }, limit: { n: 9, unit: 'day' as const }, alert: [] };
  const edits = { check: { ...was, was: steps[0] }, gone: { inputs: { role: 'clerk' }, was: step('gone') } };
  const others = (rest: Partial<StepSettings>) => [step('check', { limit: limit(3, 'profile'), ...rest })];

  it.each([
    ['nothing of it', {}, []],
    ['another input', { inputs: [input('role', 'judge'), input('clause', 'TB-1')] }, []],
    ['the same input', { inputs: [input('role', 'director')] }, ['role']],
    ['the same input to the same', { inputs: [input('role', 'clerk')] }, []],
    ['the limit', { limit: limit(4, 'profile') }, ['limit']],
    ['the alerts', { limit: { ...limit(3, 'profile')!, alert: [{ n: 2, unit: 'day' as const }] } }, ['alert']],
  ])('does not agree with what was entered: %s', (_, rest, parts) => expect(conflictsOf(others(rest), edits).map(({ part }) => part)).toEqual(parts));

  it('leaves no place for what was entered for a step that is gone', () => expect(goneFrom(steps, edits).map(({ activityId }) => activityId)).toEqual(['gone']));
});

it('what was entered after something was sent is left, upon the flow as it is then', () => {
  const sent = { check: { inputs: { role: 'clerk', clause: 'TB-1' }, alert: [] }, sign: { inputs: { role: 'clerk' } } };
  const now = { ...sent, check: { ...sent.check, inputs: { role: 'clerk', clause: 'TB-2' }, limit: { n: 9, unit: 'day' as const } } };
  expect(editsSince(sent, now, steps)).toEqual({ check: { inputs: { clause: 'TB-2' }, limit: { n: 9, unit: 'day' }, was: steps[0] } });
  expect(editsSince(sent, sent, steps)).toEqual({});
});
