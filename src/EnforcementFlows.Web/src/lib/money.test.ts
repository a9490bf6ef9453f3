import { describe, expect, it } from 'vitest';
import { fen, showMoney, sumOf } from './money';

describe('amounts', () => {
  it.each([
    ['0.00', '0.00'],
    ['50000.00', '50,000.00'],
    ['1234567.8', '1,234,567.80'],
    ['-1000', '-1,000.00'],
    ['999.99', '999.99'],
  ])('shows %s as %s', (amount, shown) => expect(showMoney(amount)).toBe(shown));

  it('adds without losing a fen', () => {
    expect(sumOf(['0.10', '0.20'])).toBe('0.30');
    expect(sumOf(['9007199254740993.01', '0.01', '-0.02'])).toBe('9007199254740993.00');
    expect(sumOf([])).toBe('0.00');
  });

  it('refuses what is no amount', () => expect(() => fen('many')).toThrow());
});
