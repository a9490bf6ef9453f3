import { caseOf, cellText, showMoney, type Row } from './cells';
import type { Column } from './definitions';

const words = { yes: '是', no: '否' };
const row: Row = {
  caseNumber: '（2026）豫1330执1号',
  at: '2026-03-02T01:00:00+00:00',
  on: '2026-03-02',
  amount: '1234567.80',
  state: 'in-force',
  paid: false,
  days: 0,
  nothing: null,
  measure: { property: '房产', renewals: [{ until: '2027-01-01' }, { until: '2028-01-01' }] },
};

test.each<[string, Column['type'], string]>([
  ['#', 'number', '7'],
  ['caseNumber', 'text', '（2026）豫1330执1号'],
  ['at', 'instant', '2026-03-02 09:00'],
  ['on', 'day', '2026-03-02'],
  ['amount', 'money', '1,234,567.80'],
  ['state', 'code', '生效'],
  ['paid', 'boolean', '否'],
  ['days', 'number', '0'],
  ['nothing', 'text', ''],
  ['not.there', 'text', ''],
  ['measure.property', 'text', '房产'],
  ['measure.renewals.until', 'day', '2027-01-01；2028-01-01'],
])('%s as %s shows %s', (field, type, shown) => {
  expect(cellText(row, { field, type, label: '', width: 10, options: { 'in-force': '生效' } }, 7, words)).toBe(shown);
});

test.each([
  ['5', '5'],
  ['999.00', '999.00'],
  ['1000', '1,000'],
  ['12345678901234567.89', '12,345,678,901,234,567.89'],
  ['-1234.50', '-1,234.50'],
])('%s yuan are shown as %s', (amount, shown) => expect(showMoney(amount)).toBe(shown));

test.each<[string, Row, string | undefined]>([
  ['a case', { caseId: 'c' }, '/cases/c'],
  ['no case', { reference: '流水1' }, undefined],
  ['a measure that runs', { caseId: 'c', measure: { id: 'm', state: 'in-force' } }, '/cases/c/property?renew=m'],
  ['a measure that has ended', { caseId: 'c', measure: { id: 'm', state: 'lapsed' } }, '/cases/c'],
])('a row of %s leads to where it is dealt with', (_, row, place) => expect(caseOf(row)).toBe(place));
