import type { TableColumnsType } from 'antd';
import { ListTable } from '@/components/ListTable';
import { api, dataOf, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { showMoney } from '@/lib/money';
import { showDay } from '@/lib/time';
import { useCaseList } from '../queries';
import { useCodes } from '../useCodes';

export function AssetList({ caseId }: { caseId: string }) {
  const t = useWords('cases');
  const list = useCaseList(caseId, 'assets', (after) => dataOf(api.GET('/api/cases/{caseId}/assets', { params: { path: { caseId }, query: { after } } })));
  const columns = useAssetColumns();
  return <ListTable inPage label={t('assets')} list={list} columns={columns} rowKey={(row) => row.id} empty={t('no-assets')} />;
}

function useAssetColumns(): TableColumnsType<Schema<'ListAssetsRow'>> {
  const t = useWords('cases');
  const codes = useCodes();
  const money = (amount: string | null | undefined) => (amount ? showMoney(amount) : '—');
  return [
    { title: t('asset'), width: 240, render: (_, row) => [codes('asset', row.kind), row.description, row.identifier].filter(Boolean).join(' · ') },
    { title: t('owner'), width: 120, dataIndex: 'owner' },
    { title: t('source'), width: 110, render: (_, row) => codes('source', row.source) },
    { title: t('found'), width: 104, render: (_, row) => showDay(row.foundAt) },
    { title: t('amount-of'), width: 120, align: 'right', render: (_, row) => money(row.amount) },
    { title: t('value'), width: 120, align: 'right', render: (_, row) => money(row.value) },
    { title: t('burdens'), width: 140, render: (_, row) => row.burdens ?? '—' },
    { title: t('disposability'), width: 160, render: (_, row) => [codes('disposability', row.disposability), row.reason].filter(Boolean).join('：') },
  ];
}
