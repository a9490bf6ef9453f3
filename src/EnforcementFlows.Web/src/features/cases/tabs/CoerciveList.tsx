import { ListTable } from '@/components/ListTable';
import { api, dataOf, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { showMoney } from '@/lib/money';
import { showTime } from '@/lib/time';
import type { TabProps } from '../CaseTabs';
import { useCaseList } from '../queries';
import { useCodes } from '../useCodes';

type Coercive = Schema<'CoerciveRow'>;

export function CoerciveList({ about }: TabProps) {
  const t = useWords('cases');
  const codes = useCodes();
  const list = useCaseList(about.id, 'coercive', (after) => dataOf(api.GET('/api/cases/{caseId}/coercive-measures', { params: { path: { caseId: about.id }, query: { after } } })));
  const extent = (row: Coercive) =>
    [row.days && t('days', { count: row.days }), row.hours && t('hours', { count: row.hours }), row.amount && t('yuan', { amount: showMoney(row.amount) })].filter(Boolean).join(' ') || '—';
  return (
    <ListTable<Coercive>
      inPage
      label={t('coercive')}
      list={list}
      rowKey={(row) => row.id}
      empty={t('no-coercive')}
      columns={[
        { title: t('coercive-kind'), width: 110, render: (_, row) => codes('coercive', row.kind) },
        { title: t('person'), width: 140, dataIndex: 'person' },
        { title: t('act'), width: 220, dataIndex: 'act' },
        { title: t('extent'), width: 130, render: (_, row) => extent(row) },
        { title: t('state'), width: 130, render: (_, row) => codes('coercive-state', row.state) },
        { title: t('document-number'), width: 160, render: (_, row) => row.document ?? '—' },
        { title: t('from'), width: 132, render: (_, row) => (row.startedAt ? showTime(row.startedAt) : '—') },
        { title: t('until'), width: 132, render: (_, row) => (row.endedAt ? showTime(row.endedAt) : (row.endsOn ?? '—')) },
      ]}
    />
  );
}
