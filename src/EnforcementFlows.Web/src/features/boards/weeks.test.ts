import { heatOf, weeksOf } from './weeks';

test('a span is laid out in weeks from Monday, with what is due on its days', () => {
  const day = { on: '2026-03-05', count: 3, path: null, nodes: [] };
  const weeks = weeksOf('2026-03-04', '2026-03-10', [day]); // Wednesday to Tuesday
  expect(weeks.map((week) => week.map((cell) => cell?.on.slice(8) ?? '-').join(' '))).toEqual(['- - 04 05 06 07 08', '09 10 - - - - -']);
  expect(weeks[0]![3]!.day).toBe(day);
});

test.each([
  [0, 10, 0],
  [1, 100, 1],
  [5, 10, 2],
  [10, 10, 4],
])('%i of at most %i are as dark as %i', (count, most, heat) => expect(heatOf(count, most)).toBe(heat));
