import { read, withFilter } from './savedFilters';

const late = { name: '我的超期', search: '?overdue=true' };

test('the same name again means the filter anew', () => {
  expect(withFilter([late], { ...late, search: '?view=team&overdue=true' })).toEqual([{ ...late, search: '?view=team&overdue=true' }]);
});

test.each([
  [null, []],
  ['no JSON', []],
  ['{}', []],
  [JSON.stringify([late, { name: 3 }, null]), [late]],
])('%s is read as %o', (text, filters) => {
  expect(read(text)).toEqual(filters);
});
