import type { TableColumnsType } from 'antd';
import { ListTable } from '@/components/ListTable';
import { api, dataOf, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useList } from '@/lib/queries';
import { showTime } from '@/lib/time';
import { CaseLink } from '../CaseLink';
import { useWhat } from './entryWords';

type Row = Schema<'ListOperatorActsRow'>;

/** What operators repaired, why, and who confirmed it. */
export function OperatorActs() {
  const t = useWords('administration');
  const whatOf = useWhat();
  const list = useList<Row>(['operator-acts'], (after) => dataOf(api.GET('/api/operator-acts', { params: { query: { limit: 100, after } } })));
  const columns: TableColumnsType<Row> = [
    { title: t('audit.at'), width: 150, render: (_, row) => showTime(row.at) },
    { title: t('audit.by'), width: 140, render: (_, row) => row.byName ?? row.by },
    { title: t('audit.act'), width: 120, render: (_, row) => whatOf({ kind: 'operator', what: row.act }) },
    { title: t('audit.subject'), width: 330, render: (_, row) => `${row.subjectKind} ${row.subjectId}` },
    { title: t('audit.case'), width: 100, render: (_, row) => <CaseLink caseId={row.caseId} /> },
    { title: t('audit.reason'), width: 260, dataIndex: 'reason' },
    { title: t('audit.confirmed'), width: 120, render: (_, row) => row.confirmedByName ?? row.confirmedBy },
  ];
  return <ListTable label={t('audit.operators')} list={list} columns={columns} rowKey={(row) => row.id} empty={t('audit.empty')} />;
}
