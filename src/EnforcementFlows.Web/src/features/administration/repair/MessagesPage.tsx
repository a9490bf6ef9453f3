import type { TableColumnsType } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { ListTable } from '@/components/ListTable';
import { PageHead } from '@/components/PageHead';
import { Select } from '@/components/Select';
import { api, dataOf, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useList } from '@/lib/queries';
import { showTime } from '@/lib/time';
import { CaseLink } from '../CaseLink';
import '../administration.css';

type Row = Schema<'MessageRow'>;

const states = ['waiting', 'failing', 'given-up', 'delivered', 'skipped'] as const;

/** Messages to and from other systems that failed, or those in a state. */
export function MessagesPage() {
  const t = useWords('administration');
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const state = states.find((known) => known === search.get('state'));
  const list = useList<Row>(['messages', state], (after) =>
    dataOf(api.GET('/api/messages', { params: { query: { limit: 100, state, after: after === undefined ? undefined : Number(after) } } })),
  );
  const columns: TableColumnsType<Row> = [
    { title: t('message.kind'), width: 220, render: (_, row) => <Link to={`/administration/messages/${row.id}`}>{row.kind}</Link> },
    { title: t('message.state'), width: 120, render: (_, row) => t(`message.states.${row.state}`) },
    { title: t('message.attempts'), width: 80, align: 'right', dataIndex: 'attempts' },
    { title: t('message.error'), width: 380, dataIndex: 'lastError', ellipsis: true },
    { title: t('message.created'), width: 150, render: (_, row) => showTime(row.createdAt) },
    { title: t('message.case'), width: 100, render: (_, row) => <CaseLink caseId={row.caseId} /> },
  ];
  return (
    <>
      <PageHead title={t('message.title')} about={t('message.about')} />
      <div className="admin-filters">
        <label htmlFor="state">{t('filter.state')}</label>
        <Select
          id="state"
          allowClear
          value={state}
          options={states.map((value) => ({ value, label: t(`message.states.${value}`) }))}
          onChange={(value: string | undefined) => setSearch(value ? { state: value } : {}, { replace: true })}
        />
      </div>
      <ListTable label={t('message.title')} list={list} columns={columns} rowKey={(row) => String(row.id)} empty={t('message.empty')} onOpen={(row) => void navigate(`/administration/messages/${row.id}`)} />
    </>
  );
}
