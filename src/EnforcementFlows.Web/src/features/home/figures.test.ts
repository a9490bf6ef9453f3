import { pageOf, panelsOf, withLimit, type Figure } from './figures';

test.each([
  ['/api/tasks?view=mine&overdue=true', '/tasks?view=mine&overdue=true'],
  ['/api/alerts?view=mine&acknowledged=false', '/alerts'],
  ['/api/boards/overdue', '/boards/overdue'],
  ['/api/ledgers/measures?endsFrom=2026-03-02&endsBy=2026-04-01', '/ledgers/measures?endsFrom=2026-03-02&endsBy=2026-04-01'],
  ['/api/else', null],
])('%s is shown by %s', (path, page) => expect(pageOf(path)).toBe(page));

test('an address takes its limit with or without other parameters', () => {
  expect(withLimit('/api/boards/overdue', 5)).toBe('/api/boards/overdue?limit=5');
  expect(withLimit('/api/tasks?view=mine', 5)).toBe('/api/tasks?view=mine&limit=5');
});

test('rows are shown of what counts anything, in the order of the page', () => {
  const figure = (code: string, count: number): Figure => ({ code, name: code, own: true, count, more: false, path: '' });
  const panels = panelsOf([figure('measures-expiring', 2), figure('my-tasks', 9), figure('approvals', 1), figure('tasks-overdue', 0)]);
  expect(panels.map(({ code }) => code)).toEqual(['approvals', 'measures-expiring']);
});
