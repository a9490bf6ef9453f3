import { standingOf } from './standing';

test.each([
  [{ inForce: true, endedAt: null, from: '2026-03-02' }, 'in-force'],
  [{ inForce: false, endedAt: null, from: '2026-03-03' }, 'coming'],
  [{ inForce: false, endedAt: null, from: '2026-02-01' }, 'over'],
  [{ inForce: false, endedAt: '2026-03-02T09:00:00+08:00', from: '2026-03-01' }, 'ended'],
])('%o is %s on 2 March', (row, standing) => expect(standingOf(row, '2026-03-02')).toBe(standing));
