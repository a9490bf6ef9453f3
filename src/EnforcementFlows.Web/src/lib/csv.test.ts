import { csvOf } from './csv';

test.each([
  [[['时间', '人员']], '时间,人员\r\n'],
  [[['a'], ['b']], 'a\r\nb\r\n'],
  [[['他说“是”, "否"', '两\n行', '']], '"他说“是”, ""否""","两\n行",\r\n'],
  [[['=1+1', '-2', '@x', '+3']], "'=1+1,'-2,'@x,'+3\r\n"],
])('%j as a file', (rows, file) => expect(csvOf(rows)).toBe(`\uFEFF${file}`));
