import { describe, expect, it } from 'vitest';
import { restOf, restText, scriptOf, startOf } from './given';

const test = {
  name: '发放', given: { now: '2026-03-02T09:30:00+08:00', facts: { filedAt: 'x' }, input: { a: 1 }, expect: { tasks: ['核算'] } },
  steps: [{ at: '2026-03-02T10:00:00+08:00', do: 'task', task: '核算', expect: { tasks: [] } }], expect: { status: 'Finished' },
};
const row = { id: null, name: '发放', origin: 'file', clauses: [], steps: 1, recordedBy: null, recordedByName: null, recordedAt: null, test };

describe('a test case', () => {
  it('is played without what it expects', () =>
    expect(scriptOf(row)).toEqual({ given: { now: '2026-03-02T09:30:00+08:00', facts: { filedAt: 'x' }, input: { a: 1 } }, steps: [{ at: '2026-03-02T10:00:00+08:00', do: 'task', task: '核算' }] }));

  it('says how a simulation starts; without one it is a case filed just now', () => {
    expect(startOf('payout', [row], '2026-03-02T09:00:00+08:00')).toEqual(scriptOf(row).given);
    expect(startOf('payout', [], '2026-03-02T09:00:00+08:00')).toMatchObject({ facts: { filedAt: '2026-03-02T09:00:00+08:00', applicationReceivedOn: '2026-03-02' }, input: { request: { kind: 'payout' } } });
  });
});

describe('what is given besides the fields of the form', () => {
  it('is text, and the same again when it is read', () => {
    const given = { now: 'n', handler: 'h', facts: {}, input: { a: [1] }, subjects: { 'measure-1': { endsOn: '2026-09-01' } } };
    expect(restOf(restText(given))).toEqual({ input: { a: [1] }, subjects: { 'measure-1': { endsOn: '2026-09-01' } } });
    expect(restText({ now: 'n' })).toBe('');
  });

  it.each([
    ['', {}],
    ['{"facts":{"a":1},"input":{}}', { input: {} }],
    ['{"input":', undefined],
    ['[1]', undefined],
    ['null', undefined],
  ])('reads %s', (text, expected) => expect(restOf(text)).toEqual(expected));
});
