import { ListTable } from '@/components/ListTable';
import { api, dataOf, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { showMoney, sumOf } from '@/lib/money';
import { showDay } from '@/lib/time';
import type { TabProps } from '../CaseTabs';
import { useCaseList } from '../queries';
import { useCodes } from '../useCodes';

type Instalment = Schema<'InstalmentRow'>;

/** The instalments of a settlement (和解分期履行). */
export function InstalmentList({ about }: TabProps) {
  const t = useWords('cases');
  const codes = useCodes();
  const list = useCaseList(about.id, 'instalments', (after) => dataOf(api.GET('/api/cases/{caseId}/settlement-instalments', { params: { path: { caseId: about.id }, query: { after } } })));
  return (
    <>
      <ListTable<Instalment>
        inPage
        label={t('instalments')}
        list={list}
        rowKey={(row) => row.id}
        empty={t('no-instalments')}
        columns={[
          { title: t('agreed'), width: 104, dataIndex: 'agreedOn' },
          { title: t('instalment'), width: 80, render: (_, row) => t('nth', { number: row.number }) },
          { title: t('due'), width: 104, dataIndex: 'dueOn' },
          { title: t('amount-of'), width: 120, align: 'right', render: (_, row) => showMoney(row.amount) },
          { title: t('paid'), width: 120, align: 'right', render: (_, row) => showMoney(row.paid) },
          { title: t('paid-on'), width: 104, render: (_, row) => row.paidOn ?? '—' },
          { title: t('state'), width: 110, render: (_, row) => codes('instalment', row.state) },
          { title: t('reminded'), width: 104, render: (_, row) => (row.remindedAt ? showDay(row.remindedAt) : '—') },
          { title: t('breach'), width: 160, render: (_, row) => row.breach ?? '—' },
        ]}
      />
      {list.rows.length > 0 && !list.hasNextPage && (
        <p>{t('instalment-sums', { amount: showMoney(sumOf(list.rows.map((row) => row.amount))), paid: showMoney(sumOf(list.rows.map((row) => row.paid))) })}</p>
      )}
    </>
  );
}
