import { nameIn } from './export';

test.each([
  ["attachment; filename=\"=?utf-8?B?x?=\"; filename*=UTF-8''%E5%8F%B0%E8%B4%A6.xlsx", '台账.xlsx'],
  ['attachment; filename=ledger.xlsx', 'ledger.xlsx'],
  ['attachment; filename="a b.xlsx"', 'a b.xlsx'],
  [null, undefined],
])('%s names %s', (disposition, name) => expect(nameIn(disposition)).toBe(name));
