import type { TableColumnsType } from 'antd';
import { ListTable } from '@/components/ListTable';
import { api, dataOf, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useList } from '@/lib/queries';
import { showTime } from '@/lib/time';
import { CaseLink } from '../CaseLink';
import { useWhat } from './entryWords';

type Row = Schema<'ListRefusedActsRow'>;

/** What somebody tried and was not allowed. */
export function RefusedActs() {
  const t = useWords('administration');
  const whatOf = useWhat();
  const list = useList<Row>(['refused-acts'], (after) => dataOf(api.GET('/api/refused-acts', { params: { query: { limit: 100, after } } })));
  const columns: TableColumnsType<Row> = [
    { title: t('audit.at'), width: 150, render: (_, row) => showTime(row.at) },
    { title: t('audit.by'), width: 140, render: (_, row) => row.byName ?? row.by },
    { title: t('audit.act'), width: 190, render: (_, row) => whatOf({ kind: 'refused', what: row.act }) },
    { title: t('audit.case'), width: 100, render: (_, row) => <CaseLink caseId={row.caseId} /> },
    { title: t('audit.code'), width: 230, render: (_, row) => <code>{`${row.status} ${row.code}`}</code> },
    { title: t('audit.reason'), width: 340, dataIndex: 'reason' },
  ];
  return <ListTable label={t('audit.refused')} list={list} columns={columns} rowKey={(row) => row.id} empty={t('audit.empty')} />;
}
