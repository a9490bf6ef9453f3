import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Radio, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { ListTable } from '@/components/ListTable';
import { PageHead } from '@/components/PageHead';
import { ReasonDialog } from '@/components/ReasonDialog';
import { api, dataOf, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useList } from '@/lib/queries';
import { useMay } from '@/lib/session';
import { showTime } from '@/lib/time';
import { CaseLink } from '../CaseLink';
import { SkipStep } from './SkipStep';
import '../administration.css';

type Row = Schema<'IncidentItem'>;

/** Flows that stand still, and what sets them going again. */
export function IncidentsPage() {
  const t = useWords('administration');
  const { message } = App.useApp();
  const may = useMay();
  const client = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const resolved = search.get('resolved') === 'true';
  const [act, setAct] = useState<{ name: 'retry' | 'skip'; row: Row }>();
  const list = useList<Row>(['incidents', resolved], (after) => dataOf(api.GET('/api/incidents', { params: { query: { limit: 100, resolved, after } } })));
  const end = () => setAct(undefined);
  const onDone = () => {
    end();
    void message.success(t('act.done'));
    void client.invalidateQueries({ queryKey: ['incidents'] });
  };
  const columns: TableColumnsType<Row> = [
    { title: t('incident.at'), width: 150, render: (_, row) => showTime(row.at) },
    { title: t('incident.step'), width: 180, dataIndex: 'stepName' },
    { title: t('incident.code'), width: 180, render: (_, row) => <code>{row.code}</code> },
    { title: t('incident.message'), width: 330, dataIndex: 'reason' },
    { title: t('incident.case'), width: 100, render: (_, row) => <CaseLink caseId={row.caseId} /> },
    {
      title: t('incident.resolved'),
      width: 180,
      render: (_, row) =>
        row.resolvedAt ? (
          showTime(row.resolvedAt)
        ) : (
          <div className="admin-acts">
            <Button size="small" onClick={() => setAct({ name: 'retry', row })}>
              {t('act.retry')}
            </Button>
            {may('flow.inspect') && may('flow.repair') && (
              <Button size="small" onClick={() => setAct({ name: 'skip', row })}>
                {t('act.skip')}
              </Button>
            )}
          </div>
        ),
    },
  ];
  return (
    <>
      <PageHead title={t('incident.title')} />
      <div className="admin-filters">
        <Radio.Group
          optionType="button"
          aria-label={t('filter.state')}
          value={resolved}
          options={[false, true].map((value) => ({ value, label: t(value ? 'filter.resolved' : 'filter.open') }))}
          onChange={(event) => setSearch(event.target.value === true ? { resolved: 'true' } : {}, { replace: true })}
        />
      </div>
      <ListTable label={t('incident.title')} list={list} columns={columns} rowKey={(row) => `${row.instanceId}/${row.contextId}`} empty={t('incident.empty')} />
      {act?.name === 'retry' && (
        <ReasonDialog
          title={t('act.retry')}
          longest={2000}
          act={(reason, key) =>
            dataOf(
              api.POST('/api/incidents/{instanceId}/{contextId}/retry', {
                params: { path: { instanceId: act.row.instanceId, contextId: act.row.contextId }, header: { 'Idempotency-Key': key } },
                body: { reason },
              }),
            )
          }
          onDone={onDone}
          onClose={end}
        />
      )}
      {act?.name === 'skip' && <SkipStep row={act.row} onDone={onDone} onClose={end} />}
    </>
  );
}
