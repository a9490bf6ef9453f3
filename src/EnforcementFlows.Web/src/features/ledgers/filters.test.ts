import { addressOf, queryOf, unshown } from './filters';

const filters = [
  { name: 'overdue', label: '超期', type: 'boolean' as const, options: null },
  { name: 'dueBy', label: '到期不晚于', type: 'datetime' as const, options: null },
];

test('all that stands in the address is asked for, but for where the list stands', () => {
  expect(queryOf(new URLSearchParams('overdue=true&team=&holder=x&after=7&limit=3'))).toEqual({ overdue: 'true', team: '', holder: 'x' });
});

test('what no field shows is named', () => {
  expect(unshown(filters, new URLSearchParams('overdue=true&holder=x&dueBy='))).toEqual([['holder', 'x'], ['dueBy', '']]);
});

test('an address carries its filters safely', () => {
  expect(addressOf('/api/ledgers/x.xlsx', {})).toBe('/api/ledgers/x.xlsx');
  expect(addressOf('/api/ledgers/x', { dueBy: '2026-03-02T09:00:00+08:00' })).toBe('/api/ledgers/x?dueBy=2026-03-02T09%3A00%3A00%2B08%3A00');
});
