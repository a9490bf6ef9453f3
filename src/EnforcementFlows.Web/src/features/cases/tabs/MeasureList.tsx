import type { TableColumnsType } from 'antd';
import { ListTable } from '@/components/ListTable';
import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { showMoney } from '@/lib/money';
import { useCaseMeasures } from '../queries';
import { useCodes } from '../useCodes';
import { MeasureEnd } from './MeasureEnd';
import { Renewal } from './Renewal';

type Measure = Schema<'ListMeasuresRow'>;

export function MeasureList({ caseId }: { caseId: string }) {
  const t = useWords('cases');
  const columns = useMeasureColumns(caseId);
  return <ListTable inPage label={t('measures')} list={useCaseMeasures(caseId)} columns={columns} rowKey={(row) => row.id} empty={t('no-measures')} />;
}

function useMeasureColumns(caseId: string): TableColumnsType<Measure> {
  const t = useWords('cases');
  const codes = useCodes();
  return [
    { title: t('measure'), width: 90, render: (_, row) => codes('measure', row.kind) + (row.waitingRank ? t('rank', { rank: row.waitingRank }) : '') },
    { title: t('property'), width: 200, render: (_, row) => `${codes('asset', row.assetKind)} · ${row.property}` },
    { title: t('amount-limit'), width: 110, align: 'right', render: (_, row) => (row.amountLimit ? showMoney(row.amountLimit) : '—') },
    { title: t('ruling'), width: 170, render: (_, row) => [row.document, row.assistedBy].filter(Boolean).join(' · ') || '—' },
    { title: t('measure-source'), width: 110, render: (_, row) => codes('measure-source', row.source) },
    { title: t('in-force-from'), width: 104, render: (_, row) => row.startsOn ?? '—' },
    { title: t('in-force-until'), width: 170, render: (_, row) => <MeasureEnd measure={row} /> },
    { title: t('renewal'), width: 150, render: (_, row) => <Renewal caseId={caseId} measure={row} /> },
  ];
}
