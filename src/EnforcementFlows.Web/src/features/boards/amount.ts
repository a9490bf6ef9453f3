import type { Indicator } from './types';

/** A month's value in words: a share as per cent, money in whole yuan with separators, days with one decimal. */
export function showAmount(amount: number | null, unit: Indicator['unit']): string {
  if (amount === null) return '—';
  if (unit === 'share') return `${(100 * amount).toFixed(1)}%`;
  if (unit === 'days') return amount.toFixed(1);
  return Math.round(amount).toLocaleString('en-US');
}
