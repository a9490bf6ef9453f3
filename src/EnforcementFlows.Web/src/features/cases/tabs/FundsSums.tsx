import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { fen, showMoney, sumOf } from '@/lib/money';

/** What the entries of the account come to, and whether the balance is that. */
export function FundsSums({ funds }: { funds: Schema<'GetFundsResponse'> }) {
  const t = useWords('cases');
  const amounts = (isIn: boolean) => funds.entries.map((entry) => entry.amount).filter((amount) => fen(amount) > 0n === isIn);
  const sum = sumOf(funds.entries.map((entry) => entry.amount));
  return (
    <section aria-label={t('sums')}>
      <dl className="tiles">
        <div>
          <dt>{t('money-in')}</dt>
          <dd>{showMoney(sumOf(amounts(true)))}</dd>
        </div>
        <div>
          <dt>{t('money-out')}</dt>
          <dd>{showMoney(sumOf(amounts(false)))}</dd>
        </div>
        <div>
          <dt>{t('balance')}</dt>
          <dd>{showMoney(funds.balance)}</dd>
        </div>
        <div>
          <dt>{t('account')}</dt>
          <dd>{funds.accountNumber ?? t('no-account')}</dd>
        </div>
      </dl>
      {fen(sum) !== fen(funds.balance) && (
        <p role="alert" className="wrong">
          {t('balance-wrong', { sum: showMoney(sum), balance: showMoney(funds.balance) })}
        </p>
      )}
    </section>
  );
}
