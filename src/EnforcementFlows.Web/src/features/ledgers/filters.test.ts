import { addressOf, queryOf } from './filters';

const filters = [
  { name: 'overdue', label: '超期', type: 'boolean' as const },
  { name: 'dueBy', label: '到期不晚于', type: 'datetime' as const },
];

test('only the ledger’s own filters are asked for, and only those that are set', () => {
  expect(queryOf(filters, new URLSearchParams('overdue=true&dueBy=&page=7'))).toEqual({ overdue: 'true' });
});

test('an address carries its filters safely', () => {
  expect(addressOf('/api/ledgers/x.xlsx', {})).toBe('/api/ledgers/x.xlsx');
  expect(addressOf('/api/ledgers/x', { dueBy: '2026-03-02T09:00:00+08:00' })).toBe('/api/ledgers/x?dueBy=2026-03-02T09%3A00%3A00%2B08%3A00');
});
