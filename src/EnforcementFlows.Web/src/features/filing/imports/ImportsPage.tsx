import { Card, type TableColumnsType } from 'antd';
import { Link, useNavigate } from 'react-router';
import { ListTable } from '@/components/ListTable';
import { PageHead } from '@/components/PageHead';
import { api, dataOf, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useList } from '@/lib/queries';
import { showTime } from '@/lib/time';
import { UploadBox } from './UploadBox';
import '../filing.css';

type Row = Schema<'ImportRow'>;

const isUnderWay = (row: Row) => row.state === 'queued' || row.state === 'running';

/** The court's imports, the latest first. */
export function ImportsPage() {
  const t = useWords('filing');
  const navigate = useNavigate();
  const list = useList<Row>(['imports'], (after) => dataOf(api.GET('/api/cases/import', { params: { query: { limit: 50, after } } })), {
    refetchInterval: (rows) => (rows.some(isUnderWay) ? 1500 : false),
  });
  const columns: TableColumnsType<Row> = [
    { title: t('import.file'), width: 300, render: (_, row) => <Link to={`/imports/${row.id}`}>{row.fileName}</Link> },
    { title: t('import.state'), width: 100, render: (_, row) => t(`import.states.${row.state}`) },
    { title: t('import.progress'), width: 110, align: 'right', render: (_, row) => `${row.done} / ${row.total}` },
    ...(['imported', 'unchanged', 'bad', 'late'] as const).map((count) => ({ title: t(`import.count.${count}`), width: 110, align: 'right' as const, render: (_: unknown, row: Row) => row[count] })),
    { title: t('import.createdAt'), width: 160, render: (_, row) => showTime(row.createdAt) },
  ];
  return (
    <div className="import">
      <PageHead title={t('import.title')} about={t('import.about')} />
      <Card size="small">
        <UploadBox />
      </Card>
      <ListTable label={t('import.list')} list={list} columns={columns} rowKey={(row) => row.id} empty={t('import.empty')} onOpen={(row) => void navigate(`/imports/${row.id}`)} />
    </div>
  );
}
