import { byUrgency, nextOf } from './nextStep';

const task = (dueAt: string | null, state: 'open' | 'claimed' | 'done' = 'open') => ({ caseId: 'c', dueAt, state });

test('the next step is the open task that is due first', () => {
  expect(nextOf([task('2026-03-09T00:00:00+08:00'), task('2026-03-05T00:00:00+08:00', 'claimed'), task('2026-03-01T00:00:00+08:00', 'done'), task(null)])?.dueAt).toBe('2026-03-05T00:00:00+08:00');
  expect(nextOf([task(null)])?.dueAt).toBeNull();
  expect(nextOf([task('2026-03-01T00:00:00+08:00', 'done')])).toBeUndefined();
});

test('the case whose step is due first stands first, those without a step last', () => {
  const rows = [{ row: 'waits', next: undefined }, { row: 'later', next: task('2026-03-09T00:00:00+08:00') }, { row: 'soon', next: task('2026-03-05T00:00:00+08:00') }];
  expect(byUrgency(rows).map(({ row }) => row)).toEqual(['soon', 'later', 'waits']);
});
