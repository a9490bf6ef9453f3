import { moved } from './keys';

test.each([
  ['ArrowLeft', false, '2026-03-03'],
  ['ArrowUp', false, '2026-02-25'],
  ['Home', false, '2026-03-02'],
  ['End', false, '2026-03-08'],
  ['PageDown', false, '2026-04-04'],
  ['PageUp', true, '2025-03-04'],
  ['a', false, undefined],
])('from Wednesday, 4 March, %s (shift %s) leads to %s', (key, shiftKey, to) => expect(moved('2026-03-04', { key, shiftKey })).toBe(to));
