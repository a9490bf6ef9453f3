import { Card, type TableColumnsType } from 'antd';
import { Link, useNavigate } from 'react-router';
import { ListTable } from '@/components/ListTable';
import { PageHead } from '@/components/PageHead';
import { api, dataOf, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useList } from '@/lib/queries';
import { useMay } from '@/lib/session';
import { showTime } from '@/lib/time';
import { ProposeCalendar } from './ProposeCalendar';
import '../administration.css';

type Row = Schema<'CalendarChangeRow'>;

/** The years that the court has loaded, and the way to load one. */
export function CalendarsPage() {
  const t = useWords('administration');
  const may = useMay();
  const navigate = useNavigate();
  const list = useList<Row>(['calendars'], (after) => dataOf(api.GET('/api/calendars/changes', { params: { query: { limit: 50, after } } })), {
    refetchInterval: (rows) => (rows.some((row) => row.state === 'queued' || row.state === 'running') ? 1500 : false),
  });
  const columns: TableColumnsType<Row> = [
    { title: t('calendar.year'), width: 90, render: (_, row) => <Link to={`/administration/calendars/${row.id}`}>{row.year}</Link> },
    { title: t('calendar.level'), width: 90, render: (_, row) => t(`calendar.levels.${row.level}`) },
    { title: t('calendar.source'), width: 380, dataIndex: 'source' },
    { title: t('calendar.state'), width: 100, render: (_, row) => t(`state.${row.state}`) },
    { title: t('calendar.proposed'), width: 150, render: (_, row) => showTime(row.createdAt) },
  ];
  return (
    <div className="admin">
      <PageHead title={t('calendar.title')} about={t('calendar.about')} />
      {may('calendar.load') && (
        <Card size="small">
          <ProposeCalendar onProposed={(row) => void navigate(`/administration/calendars/${row.id}`)} />
        </Card>
      )}
      <ListTable label={t('calendar.title')} list={list} columns={columns} rowKey={(row) => row.id} empty={t('calendar.empty')} onOpen={(row) => void navigate(`/administration/calendars/${row.id}`)} />
    </div>
  );
}
