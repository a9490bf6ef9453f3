import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Radio, type TableColumnsType } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { ListTable } from '@/components/ListTable';
import { PageHead } from '@/components/PageHead';
import { ProblemNotice } from '@/components/ProblemNotice';
import { api, dataOf, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useList } from '@/lib/queries';
import { useMay } from '@/lib/session';
import { showTime } from '@/lib/time';
import { alertsAsked } from './asked';

type Row = Schema<'AlertRow'>;

/** What the person was told of, to be acknowledged. */
export function AlertsPage() {
  const t = useWords('home');
  const may = useMay();
  const client = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const isAll = search.get('all') === 'true';
  const list = useList<Row>(['alerts', isAll], (after) =>
    dataOf(api.GET('/api/alerts', { params: { query: { ...alertsAsked(search), limit: 50, after } } })),
  );
  const acknowledge = useMutation({
    mutationFn: (alertId: string) => dataOf(api.POST('/api/alerts/{alertId}/acknowledge', { params: { path: { alertId } } })),
    onSuccess: () => Promise.all([client.invalidateQueries({ queryKey: ['alerts'] }), client.invalidateQueries({ queryKey: ['tasks', 'start'] })]),
  });
  const columns: TableColumnsType<Row> = [
    { title: t('alerts.at'), width: 150, render: (_, row) => showTime(row.raisedAt) },
    { title: t('alerts.kind'), width: 100, render: (_, row) => t(`alerts.kinds.${row.kind}`) },
    { title: t('case'), width: 210, render: (_, row) => (may('case.read') ? <Link to={`/cases/${row.caseId}${row.kind === 'measure-expiry' ? '/property' : ''}`}>{row.caseNumber}</Link> : row.caseNumber) },
    {
      title: t('alerts.text'),
      width: 460,
      render: (_, row) => (
        <>
          {row.text}
          {row.clause && <span className="clause">{row.clause}</span>}
        </>
      ),
    },
    {
      title: t('alerts.act'),
      width: 190,
      render: (_, row) =>
        row.acknowledgedAt ? (
          `${t('alerts.done')} ${showTime(row.acknowledgedAt)}`
        ) : (
          <Button size="small" loading={acknowledge.isPending && acknowledge.variables === row.id} onClick={() => acknowledge.mutate(row.id)}>
            {t('alerts.acknowledge')}
          </Button>
        ),
    },
  ];
  return (
    <>
      <PageHead title={t('alerts.title')} about={t('alerts.about')} />
      <Radio.Group
        className="alert-filter"
        optionType="button"
        aria-label={t('alerts.filter')}
        value={isAll}
        options={[false, true].map((value) => ({ value, label: t(value ? 'alerts.all' : 'alerts.open') }))}
        onChange={(event) => setSearch(event.target.value === true ? { all: 'true' } : {}, { replace: true })}
      />
      {acknowledge.error && <ProblemNotice problem={acknowledge.error} />}
      <ListTable label={t('alerts.title')} list={list} columns={columns} rowKey={(row) => row.id} empty={t('alerts.empty')} />
    </>
  );
}
