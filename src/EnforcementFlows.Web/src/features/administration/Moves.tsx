import { Tag, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { ListTable } from '@/components/ListTable';
import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useList, type Page } from '@/lib/queries';
import { useMay } from '@/lib/session';
import { showTime } from '@/lib/time';

type Row = Schema<'DeadlineMoveRow'>;

/** The deadlines that a change of the rules would move (重算预览). */
export function Moves({ of, read }: { of: string[]; read: (after: string | undefined) => Promise<Page<Row>> }) {
  const t = useWords('administration');
  const may = useMay();
  const list = useList<Row>(['moves', ...of], read);
  const columns: TableColumnsType<Row> = [
    { title: t('moves.number'), width: 220, render: (_, row) => (may('case.read') ? <Link to={`/cases/${row.caseId}`}>{row.caseNumber}</Link> : row.caseNumber) },
    { title: t('moves.node'), width: 200, dataIndex: 'nodeName' },
    { title: t('moves.from'), width: 150, render: (_, row) => row.fromDay ?? showTime(row.from) },
    {
      title: t('moves.to'),
      width: 260,
      render: (_, row) => (
        <>
          <span className="moved-to">{row.toDay ?? (row.to && showTime(row.to))}</span> {row.provisional && <Tag>{t('moves.provisional')}</Tag>}
          {row.problem && t('moves.problem', { problem: row.problem })}
        </>
      ),
    },
  ];
  return (
    <section>
      <h2>{t('moves.title')}</h2>
      <p>{t('moves.about')}</p>
      <ListTable label={t('moves.title')} list={list} columns={columns} rowKey={(row) => row.deadlineId} empty={t('moves.empty')} />
    </section>
  );
}
