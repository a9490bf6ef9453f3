import type { TableColumnsType } from 'antd';
import { useSearchParams } from 'react-router';
import { ListTable } from '@/components/ListTable';
import { PageHead } from '@/components/PageHead';
import { Select } from '@/components/Select';
import { api, dataOf, type Schema } from '@/lib/api';
import { useProfile } from '@/lib/court';
import { useWords } from '@/lib/i18n';
import { useList } from '@/lib/queries';
import { showTime } from '@/lib/time';
import { CaseLink } from '../CaseLink';
import '../administration.css';

type Row = Schema<'GatewayRequestRow'>;

const states = ['pending', 'accepted', 'answered', 'refused', 'unknown', 'cancelled'] as const;

/** What was asked of outside systems, and what came of it. */
export function GatewaysPage() {
  const t = useWords('administration');
  const nodes = useProfile().data?.nodes;
  const [search, setSearch] = useSearchParams();
  const state = states.find((known) => known === search.get('state'));
  const list = useList<Row>(['gateway-requests', state], (after) => dataOf(api.GET('/api/gateway-requests', { params: { query: { limit: 100, state, after } } })));
  const columns: TableColumnsType<Row> = [
    { title: t('gateway.requested'), width: 150, render: (_, row) => showTime(row.requestedAt) },
    { title: t('gateway.gateway'), width: 120, dataIndex: 'gateway' },
    { title: t('gateway.operation'), width: 190, dataIndex: 'operation' },
    { title: t('gateway.state'), width: 100, render: (_, row) => t(`gateway.states.${row.state}`) },
    { title: t('gateway.node'), width: 170, render: (_, row) => row.node && (nodes?.[row.node]?.name ?? row.node) },
    { title: t('gateway.answered'), width: 150, render: (_, row) => row.answeredAt && showTime(row.answeredAt) },
    { title: t('gateway.reason'), width: 220, dataIndex: 'reason' },
    { title: t('message.case'), width: 100, render: (_, row) => <CaseLink caseId={row.caseId} /> },
  ];
  return (
    <>
      <PageHead title={t('gateway.title')} />
      <div className="admin-filters">
        <label htmlFor="state">{t('filter.state')}</label>
        <Select
          id="state"
          allowClear
          value={state}
          options={states.map((value) => ({ value, label: t(`gateway.states.${value}`) }))}
          onChange={(value: string | undefined) => setSearch(value ? { state: value } : {}, { replace: true })}
        />
      </div>
      <ListTable label={t('gateway.title')} list={list} columns={columns} rowKey={(row) => row.id} empty={t('gateway.empty')} />
    </>
  );
}
