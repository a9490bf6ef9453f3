import { describe, expect, it } from 'vitest';
import { isRefused, withOutcome, withoutLast, withStep, type Happening, type Script } from './script';

const newScript: Script = { given: {}, steps: [] };
const step = (outcome: string, rest: Partial<Happening> = {}): Happening => ({ at: '2026-03-02T09:00:00+08:00', do: 'task', activity: 'check', outcome, ...rest });

describe('a script', () => {
  it('grows by steps and loses the last one', () => {
    const two = withStep(withStep(newScript, step('done')), step('return'));
    expect(withoutLast(two).steps.map(({ outcome }) => outcome)).toEqual(['done']);
    expect(withoutLast(newScript)).toEqual(newScript);
  });

  it('has an automatic step end otherwise, also where a later step has said how', () => {
    const script = { given: { outcomes: { triage: 'a', other: 'x' } }, steps: [step('done', { outcomes: { triage: 'b' } }), step('done')] };
    const changed = withOutcome(script, 'triage', 'c');
    expect(changed.given.outcomes).toEqual({ triage: 'c', other: 'x' });
    expect(changed.steps.map(({ outcomes }) => outcomes)).toEqual([{ triage: 'c' }, undefined]);
  });

  it.each([
    ['the last step could not be played', 2, { played: 1, problem: { step: 2, message: '' } }, true],
    ['an earlier one could not', 2, { played: 0, problem: { step: 1, message: '' } }, false],
    ['what is given is wrong', 0, { played: 0, problem: { step: 0, message: '' } }, false],
    ['all were played', 2, { played: 2, problem: null }, false],
  ])('is refused or not: %s', (_, steps, answer, expected) => expect(isRefused({ given: {}, steps: Array.from({ length: steps }, () => step('done')) }, answer)).toBe(expected));
});
