import { describe, expect, it } from 'vitest';
import { daysUntil } from './expiry';

describe('days to the end of a measure', () => {
  it.each([
    ['2026-03-05', '2026-03-02T09:00:00+08:00', 3],
    ['2026-03-02', '2026-03-02T23:59:00+08:00', 0],
    ['2026-03-01', '2026-03-02T00:00:00+08:00', -1],
    // it is the second already in court, whatever the browser's zone says
    ['2026-03-03', '2026-03-01T17:00:00Z', 1],
    // a rest day moves nothing: 6 April 2026 is Qingming
    ['2026-04-06', '2026-04-03T12:00:00+08:00', 3],
  ])('to %s at %s: %i', (day, now, days) => expect(daysUntil(day, new Date(now))).toBe(days));
});
