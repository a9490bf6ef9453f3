import { checkPassword, isStrong } from './passwordRules';

test.each<[string, string[]]>([
  ['', ['length', 'upper', 'lower', 'digit', 'symbol']],
  ['Enforce-2026', []],
  ['Enforce-26', []],
  ['Enforce-2', ['length']],
  ['enforce-2026', ['upper']],
  ['ENFORCE-2026', ['lower']],
  ['Enforcement-', ['digit']],
  ['Enforce2026', ['symbol']],
  ['Enforce 2026', []],
])('%s breaks %j', (password, broken) => {
  expect(checkPassword(password).flatMap(({ rule, isKept }) => (isKept ? [] : [rule]))).toEqual(broken);
  expect(isStrong(password)).toBe(broken.length === 0);
});
