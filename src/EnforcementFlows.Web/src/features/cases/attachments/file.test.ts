import { showSize, typeOf } from './file';

test.each([
  [0, '0.0 KB'],
  [400, '0.4 KB'],
  [15_360, '15 KB'],
  [1_048_575, '1024 KB'],
  [3_355_443, '3.2 MB'],
  [20_971_520, '20 MB'],
])('%i bytes are %s', (bytes, shown) => expect(showSize(bytes)).toBe(shown));

test('a type has its short name', () => {
  expect(typeOf('image/jpeg')).toBe('JPEG');
  expect(typeOf('text/plain')).toBe('text/plain');
});
