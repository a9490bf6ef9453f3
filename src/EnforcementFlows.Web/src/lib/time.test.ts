import { instantOf, showLimit, showTime } from './time';

test.each([
  ['2026-03-17T00:00:00+08:00', '2026-03-16', 'a limit in days ends with its last day'],
  ['2026-03-16T16:00:00Z', '2026-03-16', 'wherever the instant was written'],
  ['2026-03-05T09:00:00+08:00', '2026-03-05 09:00', 'a limit in hours'],
])('the limit %s is shown as %s: %s', (end, shown) => {
  expect(showLimit(end)).toBe(shown);
});

test('a wall-clock time is the instant it is at the court', () => {
  expect(instantOf(showTime('2026-03-02T01:00:00Z'))).toBe('2026-03-02T09:00:00+08:00');
});
