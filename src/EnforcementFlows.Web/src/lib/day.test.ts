import { addDays, addMonths, readDay, readTime, weekdayOf, weeksOf } from './day';

test.each([
  ['2026-03-02', '2026-03-02'],
  ['2026-3-2', '2026-03-02'],
  ['2026/3/2', '2026-03-02'],
  ['2026.03.02', '2026-03-02'],
  ['20260302', '2026-03-02'],
  ['2026年3月2日', '2026-03-02'],
  [' ２０２６－０３－０２ ', '2026-03-02'],
  ['2026-02-31', undefined],
  ['2026-3', undefined],
  ['3月2日', undefined],
  ['26-03-02', undefined],
  ['2026-03-02 09:00', undefined],
  ['', undefined],
])('the day “%s” is read as %s', (text, day) => expect(readDay(text)).toBe(day));

test.each([
  ['2026-03-02 09:00', '2026-03-02 09:00'],
  ['2026-03-02T08:45', '2026-03-02 08:45'],
  ['2026-3-2 9:05', '2026-03-02 09:05'],
  ['2026年3月2日9时05分', '2026-03-02 09:05'],
  ['２０２６－０３－０２　０９：００', '2026-03-02 09:00'],
  ['2026-03-02 24:00', undefined],
  ['2026-03-02 09:60', undefined],
  ['2026-03-02', undefined],
  ['09:00', undefined],
])('the time “%s” is read as %s', (text, time) => expect(readTime(text)).toBe(time));

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-03-15', -3, '2025-12-15'],
])('%s and %i months are %s', (day, months, moved) => expect(addMonths(day, months)).toBe(moved));

test('a month is laid out in weeks from Monday to Sunday', () => {
  expect(weekdayOf('2026-03-02')).toBe(0);
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  const weeks = weeksOf('2026-03-10');
  expect(weeks.map((week) => [week[0], week[6]])).toEqual([
    ['2026-02-23', '2026-03-01'],
    ['2026-03-02', '2026-03-08'],
    ['2026-03-09', '2026-03-15'],
    ['2026-03-16', '2026-03-22'],
    ['2026-03-23', '2026-03-29'],
    ['2026-03-30', '2026-04-05'],
  ]);
});
