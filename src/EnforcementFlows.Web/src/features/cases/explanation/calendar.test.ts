import { describe, expect, it } from 'vitest';
import { type Day, decidingTrack, marksOf, monthsOf, type Step, weeksOf } from './calendar';

const step = (kind: Step['kind'], rest: Partial<Step>): Step => ({ track: 'court', kind, rule: 'P1', text: '', ...rest });
const kinds = (steps: Step[]) => Object.fromEntries([...marksOf(steps, 'court')].map(([day, mark]: [string, Day]) => [day, mark.kind + (mark.number ?? '')]));

describe('the days of a term', () => {
  it('counts working days over a make-up Saturday and passes over the Sunday', () => {
    // three working days from Friday 27 February 2026: Saturday 28 is a workday (春节调休), Sunday 1 March is not
    const steps = [step('start', { day: '2026-02-27', endDay: '2026-02-27' }), step('add-workdays', { n: 3, skipped: ['2026-03-01'], endDay: '2026-03-03' })];
    expect(kinds(steps)).toEqual({ '2026-02-27': 'start', '2026-02-28': 'make-up1', '2026-03-01': 'skipped', '2026-03-02': 'counted2', '2026-03-03': 'due3' });
  });

  it('rolls a term that ends in Qingming to the day after it', () => {
    // 4 to 6 April 2026 are rest days, the 4th and the 5th a weekend besides
    const steps = [
      step('start', { day: '2026-04-02', endDay: '2026-04-02' }),
      step('add-days', { n: 2, endDay: '2026-04-04' }),
      step('skip-forward', { day: '2026-04-04', endDay: '2026-04-05' }),
      step('skip-forward', { day: '2026-04-05', endDay: '2026-04-06' }),
      step('skip-forward', { day: '2026-04-06', endDay: '2026-04-07' }),
      step('end-of-day', { endDay: '2026-04-07', endAt: '2026-04-08T00:00:00+08:00' }),
    ];
    expect(kinds(steps)).toEqual({ '2026-04-02': 'start', '2026-04-03': 'counted1', '2026-04-04': 'skipped', '2026-04-05': 'skipped', '2026-04-06': 'skipped', '2026-04-07': 'due2' });
  });

  it('leaves out the days of a pause', () => {
    const steps = [
      step('start', { day: '2026-03-02', endDay: '2026-03-02' }),
      step('add-days', { n: 3, endDay: '2026-03-05' }),
      step('add-pause', { day: '2026-03-04', until: '2026-03-05', n: 2, endDay: '2026-03-07' }),
    ];
    expect(kinds(steps)).toEqual({ '2026-03-02': 'start', '2026-03-03': 'counted1', '2026-03-04': 'paused', '2026-03-05': 'paused', '2026-03-06': 'counted2', '2026-03-07': 'due3' });
  });

  it('takes hours to the day on which they end in court', () => {
    const steps = [step('start', { at: '2026-03-02T23:00:00+08:00' }), step('add-hours', { n: 2, endAt: '2026-03-02T17:00:00Z' })];
    expect(kinds(steps)).toEqual({ '2026-03-02': 'start', '2026-03-03': 'due1' });
  });
});

describe('months', () => {
  it('are all those from the start to the end', () => expect(monthsOf(new Map([['2025-12-31', { kind: 'start' }], ['2026-03-01', { kind: 'due' }]]))).toEqual(['2025-12', '2026-01', '2026-02', '2026-03']));
  it('begin with Monday', () => {
    expect(weeksOf('2026-03')[0]).toEqual([null, null, null, null, null, null, '2026-03-01']);
    expect(weeksOf('2026-06')).toHaveLength(5);
    expect(weeksOf('2026-02').at(-1)![5]).toBe('2026-02-28');
  });
});

it.each([
  [{ courtDueAt: '2026-03-05T16:00:00Z', statutoryDueAt: '2026-03-09T16:00:00Z', dueAt: '2026-03-06T00:00:00+08:00' }, 'court'],
  [{ courtDueAt: null, statutoryDueAt: '2026-03-09T16:00:00Z', dueAt: '2026-03-09T16:00:00Z' }, 'statutory'],
])('the earlier limit decides', (explanation, track) => expect(decidingTrack(explanation)).toBe(track));
