import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { showMoney } from '@/lib/money';
import { showTime } from '@/lib/time';
import { useCodes } from '../useCodes';
import { PlainTable } from './PlainTable';

export function ClaimTable({ claims }: { claims: Schema<'GetFundsClaim'>[] }) {
  const t = useWords('cases');
  return (
    <PlainTable
      label={t('receipts')}
      empty={t('no-receipts')}
      rows={claims}
      columns={[
        { title: t('arrived'), width: 132, render: (_, row) => showTime(row.arrivedAt) },
        { title: t('reference'), width: 150, dataIndex: 'reference' },
        { title: t('payer'), width: 150, render: (_, row) => row.payer ?? '—' },
        { title: t('amount-of'), width: 120, align: 'right', render: (_, row) => showMoney(row.amount) },
        { title: t('claimed-by'), width: 110, render: (_, row) => row.claimedByName ?? row.claimedBy },
        { title: t('claimed-at'), width: 132, render: (_, row) => showTime(row.claimedAt) },
        { title: t('basis'), width: 160, render: (_, row) => (row.counterOf ? t('counter') : (row.basis ?? '—')) },
      ]}
    />
  );
}

export function PayoutTable({ payouts }: { payouts: Schema<'GetFundsPayoutRow'>[] }) {
  const t = useWords('cases');
  const codes = useCodes();
  return (
    <PlainTable
      label={t('payouts')}
      empty={t('no-payouts')}
      rows={payouts}
      columns={[
        { title: t('payee'), width: 150, dataIndex: 'payee' },
        { title: t('payee-account'), width: 160, render: (_, row) => row.payeeAccount ?? '—' },
        { title: t('amount-of'), width: 120, align: 'right', render: (_, row) => showMoney(row.amount) },
        { title: t('fee'), width: 100, align: 'right', render: (_, row) => showMoney(row.fee) },
        { title: t('state'), width: 120, render: (_, row) => codes('payout', row.state) },
        { title: t('signed-by'), width: 100, render: (_, row) => row.signedByName ?? '—' },
        { title: t('approved-by'), width: 100, render: (_, row) => row.approvedByName ?? '—' },
        { title: t('paid-by'), width: 190, render: (_, row) => [row.paidByName, row.paidAt && showTime(row.paidAt), row.voucher].filter(Boolean).join(' · ') || '—' },
      ]}
    />
  );
}

export function DeferralTable({ deferrals }: { deferrals: Schema<'GetFundsDeferral'>[] }) {
  const t = useWords('cases');
  return (
    <PlainTable
      label={t('deferrals')}
      empty=""
      rows={deferrals}
      columns={[
        { title: t('from'), width: 110, dataIndex: 'from' },
        { title: t('until'), width: 110, dataIndex: 'until' },
        { title: t('reason'), width: 400, dataIndex: 'reason' },
        { title: t('approved-by'), width: 120, render: (_, row) => row.approvedByName ?? '—' },
      ]}
    />
  );
}

export function EntryTable({ entries }: { entries: Schema<'GetFundsEntry'>[] }) {
  const t = useWords('cases');
  const codes = useCodes();
  return (
    <PlainTable
      label={t('entries')}
      empty={t('no-entries')}
      rows={entries}
      columns={[
        { title: t('at'), width: 132, render: (_, row) => showTime(row.at) },
        { title: t('entry'), width: 110, render: (_, row) => codes('entry', row.kind) },
        { title: t('amount-of'), width: 120, align: 'right', render: (_, row) => showMoney(row.amount) },
        { title: t('balance'), width: 120, align: 'right', render: (_, row) => showMoney(row.balanceAfter) },
        { title: t('who'), width: 110, render: (_, row) => row.byName ?? t('outside-system') },
        { title: t('reason'), width: 260, render: (_, row) => row.reason ?? '—' },
      ]}
    />
  );
}
