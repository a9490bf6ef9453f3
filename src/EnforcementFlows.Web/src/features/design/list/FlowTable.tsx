import { Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { useWords } from '@/lib/i18n';
import { showTime } from '@/lib/time';
import { flowPages, flowPath, releasePath, studioOf } from '../links';
import type { Flow, Release } from '../useFlows';
import { Editing } from './Editing';

/** A row per flow; what can be done with it stands in the row. */
export function FlowTable({ flows, releases }: { flows: Flow[]; releases: readonly Release[] }) {
  const t = useWords('design');
  const columns: TableColumnsType<Flow> = [
    {
      title: t('flow'),
      render: (_, row) => (
        <>
          <Link to={flowPath(row.definitionId)}>{row.title}</Link>
          <code className="flow-id">{row.definitionId}</code>
        </>
      ),
    },
    { title: t('published'), width: 150, render: (_, row) => (row.published ? <span title={showTime(row.published.createdAt)}>{t('version', { number: row.published.number })}</span> : t('never-published')) },
    { title: t('draft-column'), width: 190, render: (_, row) => <Editing flow={row} /> },
    { title: t('running'), width: 80, align: 'right', render: (_, row) => row.running },
    {
      title: t('release-column'),
      width: 110,
      render: (_, row) => {
        const release = releases.find(({ definitionId }) => definitionId === row.definitionId);
        return release && <Link to={releasePath(release.id)}>{t('release-state.proposed')}</Link>;
      },
    },
    {
      title: t('acts'),
      width: 376,
      render: (_, row) => (
        <span className="flow-acts">
          <a href={studioOf(row.definitionId)}>{t('studio')}</a>
          {flowPages.slice(1).map((page) => (
            <Link key={page} to={flowPath(row.definitionId, page)} aria-label={`${t(`page.${page}`)} ${row.title}`}>
              {t(`page.${page}`)}
            </Link>
          ))}
        </span>
      ),
    },
  ];
  return (
    <section aria-label={t('flows')}>
      <Table<Flow> size="small" rowKey="definitionId" columns={columns} dataSource={flows} pagination={false} locale={{ emptyText: t('none-chosen') }} />
      <p className="list-foot" role="status">
        {t('common:list.all', { count: flows.length })}
      </p>
    </section>
  );
}
