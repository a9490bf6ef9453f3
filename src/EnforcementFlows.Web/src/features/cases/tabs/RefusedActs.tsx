import { ListTable } from '@/components/ListTable';
import { api, dataOf, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { showTime } from '@/lib/time';
import { useCaseList } from '../queries';

export function RefusedActs({ caseId }: { caseId: string }) {
  const t = useWords('cases');
  const list = useCaseList(caseId, 'refused-acts', (after) => dataOf(api.GET('/api/refused-acts', { params: { query: { caseId, after } } })));
  return (
    <ListTable<Schema<'ListRefusedActsRow'>>
      inPage
      label={t('refused-acts')}
      list={list}
      rowKey={(row) => row.id}
      empty={t('no-refused-acts')}
      columns={[
        { title: t('at'), width: 132, render: (_, row) => showTime(row.at) },
        { title: t('who'), width: 120, render: (_, row) => row.byName ?? row.by },
        { title: t('act-tried'), width: 200, dataIndex: 'act' },
        { title: t('code'), width: 200, render: (_, row) => <code>{row.code}</code> },
        { title: t('reason'), width: 360, render: (_, row) => row.reason ?? '—' },
      ]}
    />
  );
}
