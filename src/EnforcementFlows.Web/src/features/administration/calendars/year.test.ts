import { readYear } from './year';

test('a year file is summed up before it is proposed', () => {
  const text = JSON.stringify({ year: 2027, holidays: [{ date: '2027-01-01', name: '元旦' }], makeUpWorkdays: [] });
  expect(readYear(text)).toMatchObject({ year: '2027', holidays: 1, workdays: 0 });
});

test.each(['', 'not json', '[]', '5', 'null'])('%j is no year file', (text) => expect(readYear(text)).toBeUndefined());

test('what is wrong within is left to the host to name', () => {
  expect(readYear('{"year":"soon","holidays":3}')).toMatchObject({ year: '—', holidays: 0 });
});
