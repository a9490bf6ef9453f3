import { Button, type TableColumnsType } from 'antd';
import { ListTable } from '@/components/ListTable';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useList } from '@/lib/queries';
import { showTime } from '@/lib/time';
import { isAtWork, type Replay } from './types';

/** The replays of a flow, the newest first; those at work are asked for again. */
export function ReplayList({ definitionId, chosen, onChoose }: { definitionId: string; chosen: string | null; onChoose: (replayId: string) => void }) {
  const t = useWords('design');
  const list = useList<Replay>(
    ['replays', definitionId],
    (after) => dataOf(api.GET('/api/definitions/{definitionId}/replays', { params: { path: { definitionId }, query: { limit: 10, after } } })),
    { refetchInterval: (rows) => rows.some(isAtWork) && 2000 },
  );
  const columns: TableColumnsType<Replay> = [
    { title: t('replay.started'), width: 150, render: (_, row) => showTime(row.createdAt) },
    { title: t('replay.by'), width: 130, render: (_, row) => row.createdByName ?? t('unknown-person') },
    { title: t('version-column'), width: 90, render: (_, row) => t('version', { number: row.version }) },
    { title: t('replay.state'), width: 150, render: (_, row) => `${t(`replay.states.${row.state}`)} ${row.done}/${row.total}` },
    { title: t('replay.same'), width: 80, align: 'right', dataIndex: 'same' },
    { title: t('replay.different'), width: 80, align: 'right', dataIndex: 'different' },
    { title: t('replay.late'), width: 100, align: 'right', dataIndex: 'late' },
    { title: t('replay.approvers'), width: 110, align: 'right', dataIndex: 'approvers' },
    { title: t('replay.paths'), width: 100, align: 'right', dataIndex: 'paths' },
    {
      title: t('acts'),
      width: 100,
      render: (_, row) => (
        <Button size="small" aria-pressed={row.id === chosen} onClick={() => onChoose(row.id)}>
          {t('replay.show')}
          <span className="visually-hidden"> {showTime(row.createdAt)}</span>
        </Button>
      ),
    },
  ];
  return (
    <section>
      <h2>{t('replay.list')}</h2>
      <ListTable inPage label={t('replay.list')} list={list} columns={columns} rowKey={(row) => row.id} empty={t('replay.none')} onOpen={(row) => onChoose(row.id)} />
    </section>
  );
}
