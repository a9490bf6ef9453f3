import { inSight, scrollFor } from './useVirtualRows';

test.each([
  [0, 600, 10_000, 0, 16],
  [6000, 600, 10_000, 94, 116],
  [599_940, 600, 10_000, 9_993, 10_000],
  [0, 600, 3, 0, 3],
  [0, 600, 0, 0, 0],
  [6000, 600, 3, 2, 3],
])('scrolled to %i in a box of %i, of %i rows those from %i to %i are drawn', (top, height, count, from, to) => {
  expect(inSight(top, height, 60, count)).toEqual({ from, to });
});

test.each([
  [0, 120, 0, 'above the box'],
  [3, 120, 120, 'in sight'],
  [20, 120, 660, 'below the box'],
])('row %i from %i: scroll to %i, it is %s', (index, top, expected) => {
  expect(scrollFor(index, top, 600, 60)).toBe(expected);
});
