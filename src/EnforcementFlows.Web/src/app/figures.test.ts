import { overdueAsked } from '@/features/boards/asked';
import { ledgerPage } from '@/features/boards/types';
import { filterOf as casesAsked } from '@/features/cases/filter';
import { alertsAsked } from '@/features/home/asked';
import { pageOf } from '@/features/home/figures';
import { filterOf as tasksAsked } from '@/features/inbox/filter';
import { queryOf as ledgerAsked } from '@/features/ledgers/filters';

/** What a page asks the host for when it is opened at an address. */
function askedBy(page: string): string {
  const { pathname, searchParams } = new URL(page, 'http://court');
  const asked: Record<string, (search: URLSearchParams) => object> = { '/tasks': tasksAsked, '/alerts': alertsAsked, '/boards/overdue': overdueAsked, '/cases': casesAsked };
  const query = (asked[pathname] ?? ledgerAsked)(searchParams);
  return pathOf(`/api${pathname}`, Object.entries(query).filter(([, value]) => value !== undefined).map(([name, value]) => [name, String(value)]));
}

const pathOf = (address: string, query: string[][]) => `${address}?${new URLSearchParams(query.sort()).toString()}`;

const sorted = (path: string) => {
  const { pathname, searchParams } = new URL(path, 'http://court');
  return pathOf(pathname, [...searchParams]);
};

// a figure of each kind, with the list that the host says it counts
test.each([
  ['待呈批', '/api/tasks?view=inbox&approval=true'],
  ['我的待办', '/api/tasks?view=mine'],
  ['可签收', '/api/tasks?view=available'],
  ['今日到期的待办', '/api/tasks?view=mine&overdue=false&dueBy=2026-03-02T16:00:00Z'],
  ['已超期的待办', '/api/tasks?view=mine&overdue=true'],
  ['未确认的提醒', '/api/alerts?view=mine&acknowledged=false'],
  ['今日到期', '/api/ledgers/node-deadlines?open=true&overdue=false&dueBy=2026-03-02T16:00:00Z'],
  ['已超期', '/api/ledgers/node-deadlines?open=true&overdue=true'],
  ['查封将到期', '/api/ledgers/measures?endsFrom=2026-03-02&endsBy=2026-04-01'],
  ['不明款', '/api/ledgers/receipts?unclaimed=true'],
  ['案款发放逾期', '/api/ledgers/node-deadlines?open=true&overdue=true&node=funds-payout'],
])('the figure %s leads to exactly the rows that it counts', (_, path) => expect(askedBy(pageOf(path)!)).toBe(sorted(path)));

test('the figure 超期待批示 leads to the reports to be decided on, which the host lists unless told otherwise', () => {
  expect(askedBy(pageOf('/api/boards/overdue')!)).toBe('/api/boards/overdue?decided=false');
});

test.each([
  ['a handler', '/api/ledgers/node-deadlines?open=true&holder=0198&dueAfter=2026-03-02T01:00:00.5Z&dueBy=2026-03-05T01:00:00.5Z'],
  ['cases of no team', '/api/ledgers/node-deadlines?open=true&team='],
  ['a stage', '/api/ledgers/node-deadlines?open=true&stage=closing-check&dueBy=2026-03-02T01:00:00Z'],
  ['a node on its day', '/api/ledgers/node-deadlines?open=true&dueAfter=2026-03-04T16:00:00Z&dueBy=2026-03-05T16:00:00Z&node=enforcement-notice'],
])('a number of a board, of %s, leads to exactly the rows that it counts', (_, path) => expect(askedBy(ledgerPage(path))).toBe(sorted(path)));
