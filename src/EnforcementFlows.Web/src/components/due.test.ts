import { distanceTo, urgencyOf } from './DueMark';

const now = new Date('2026-03-16T09:00:00+08:00');

test.each<[string | null, string, string]>([
  ['2026-03-16T09:00:00+08:00', 'late', 'a period ends before its due instant'],
  ['2026-03-16T09:00:01+08:00', 'soon', 'one second is left'],
  ['2026-03-19T09:00:00+08:00', 'soon', 'three days'],
  ['2026-03-19T09:00:01+08:00', 'calm', 'more than three days'],
  [null, 'none', 'no limit'],
])('%s is %s: %s', (dueAt, urgency) => {
  expect(urgencyOf(dueAt, now)).toBe(urgency);
});

test.each([
  ['2026-03-16T09:30:00+08:00', 'hour', 1],
  ['2026-03-17T08:00:00+08:00', 'hour', 23],
  ['2026-03-17T09:00:00+08:00', 'day', 1],
  ['2026-03-20T08:59:00+08:00', 'day', 3],
  ['2026-03-15T08:00:00+08:00', 'day', 1],
])('%s is some %s away: %i', (dueAt, unit, count) => {
  expect(distanceTo(dueAt, now)).toEqual({ unit, count });
});
