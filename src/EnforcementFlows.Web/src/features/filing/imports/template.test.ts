import { readFileSync } from 'node:fs';
import { columns, templateUrl } from './template';

type Docket = { columns: { header: string }[] };

test('the template has the columns that the host reads, and no others', () => {
  const docket = JSON.parse(readFileSync('../../workflows/imports/docket.json', 'utf8')) as Docket;
  expect([...columns].sort()).toEqual(docket.columns.map((column) => column.header).sort());
});

test('the template is a table that spreadsheets read as UTF-8', () => {
  const text = decodeURIComponent(templateUrl().split(',').slice(1).join(','));
  expect(text.startsWith('\uFEFF案号,案件类型,')).toBe(true);
  expect(text.endsWith('扣除审限文号\r\n')).toBe(true);
});
