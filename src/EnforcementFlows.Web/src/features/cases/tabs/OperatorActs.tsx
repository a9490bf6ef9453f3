import { ListTable } from '@/components/ListTable';
import { api, dataOf, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { showTime } from '@/lib/time';
import { useCaseList } from '../queries';

export function OperatorActs({ caseId }: { caseId: string }) {
  const t = useWords('cases');
  const list = useCaseList(caseId, 'operator-acts', (after) => dataOf(api.GET('/api/operator-acts', { params: { query: { caseId, after } } })));
  return (
    <ListTable<Schema<'ListOperatorActsRow'>>
      inPage
      label={t('operator-acts')}
      list={list}
      rowKey={(row) => row.id}
      empty={t('no-operator-acts')}
      columns={[
        { title: t('at'), width: 132, render: (_, row) => showTime(row.at) },
        { title: t('who'), width: 120, render: (_, row) => row.byName ?? row.by },
        { title: t('act-done'), width: 180, dataIndex: 'act' },
        { title: t('reason'), width: 260, dataIndex: 'reason' },
        { title: t('before'), width: 180, render: (_, row) => row.before ?? '—' },
        { title: t('after'), width: 180, render: (_, row) => row.after ?? '—' },
        { title: t('confirmed-by'), width: 110, render: (_, row) => row.confirmedByName ?? '—' },
      ]}
    />
  );
}
