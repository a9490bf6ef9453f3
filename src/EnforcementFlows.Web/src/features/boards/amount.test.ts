import { showAmount } from './amount';

test.each([
  [null, 'share', '—'],
  [0.9512, 'share', '95.1%'],
  [12.345, 'days', '12.3'],
  [1234567.8, 'money', '1,234,568'],
  [0, 'count', '0'],
] as const)('%s as %s is shown as %s', (amount, unit, shown) => expect(showAmount(amount, unit)).toBe(shown));
