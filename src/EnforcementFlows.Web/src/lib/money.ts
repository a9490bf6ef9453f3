/** An amount as the host gives it, exact: `"-1234.50"`. Calculated in fen, never in floating point. */
export type Amount = string;

export const fen = (amount: Amount): bigint => {
  const [, sign, yuan, rest = ''] = /^(-?)(\d+)(?:\.(\d*))?$/.exec(amount) ?? [];
  if (yuan === undefined) throw new Error('Not an amount.');
  const value = BigInt(yuan) * 100n + BigInt(rest.padEnd(2, '0').slice(0, 2));
  return sign === '-' ? -value : value;
};

export const sumOf = (amounts: readonly (Amount | null)[]): Amount => {
  const total = amounts.reduce((sum, amount) => sum + (amount === null ? 0n : fen(amount)), 0n);
  const digits = (total < 0n ? -total : total).toString().padStart(3, '0');
  return `${total < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** 1,234,567.80, as courts write it in tables; a dash where there is none. */
export const showMoney = (amount: Amount | null): string => {
  if (amount === null) return '—';
  const [yuan = '', rest = ''] = sumOf([amount]).split('.');
  return `${yuan.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${rest}`;
};
