import { Radio, type TableColumnsType } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { ListTable } from '@/components/ListTable';
import { PageHead } from '@/components/PageHead';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useList } from '@/lib/queries';
import { showTime } from '@/lib/time';
import { listPath, releasePath } from '../links';
import { useFlows, type Release } from '../useFlows';
import '../design.css';

const states = ['proposed', 'published', 'rejected', 'withdrawn', 'superseded'] as const;

/** 发布审批: the requests to publish flows, those that wait first. */
export function ReleasesPage() {
  const t = useWords('design');
  const navigate = useNavigate();
  const flows = useFlows();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('state') ?? 'proposed';
  const state = states.find((name) => name === asked);
  const list = useList<Release>(['releases', state ?? 'all'], (after) => dataOf(api.GET('/api/definitions/releases', { params: { query: { state, limit: 50, after } } })));
  const columns: TableColumnsType<Release> = [
    {
      title: t('flow'),
      width: 300,
      render: (_, row) => <Link to={releasePath(row.id)}>{flows.data?.find(({ definitionId }) => definitionId === row.definitionId)?.title ?? row.name ?? row.definitionId}</Link>,
    },
    { title: t('release.what'), width: 200, render: (_, row) => <ReleaseVersions release={row} /> },
    { title: t('release.requested-by'), width: 120, render: (_, row) => row.requestedByName ?? row.requestedBy },
    { title: t('release.requested-at'), width: 150, render: (_, row) => showTime(row.requestedAt) },
    { title: t('release.state'), width: 110, render: (_, row) => t(`release-state.${row.state}`) },
    { title: t('release.decided'), width: 220, render: (_, row) => row.decidedAt && `${row.decidedByName ?? ''} ${showTime(row.decidedAt)}` },
  ];
  return (
    <div className="design">
      <PageHead title={t('releases')} about={t('releases-about')}>
        <Link to={listPath}>{t('to-list')}</Link>
      </PageHead>
      <div className="design-bar">
        <Radio.Group
          optionType="button"
          aria-label={t('release.state')}
          value={state ?? 'all'}
          options={[...states, 'all'].map((value) => ({ value, label: t(`release-state.${value}`) }))}
          onChange={(event) => setSearch({ state: event.target.value as string }, { replace: true })}
        />
      </div>
      <ListTable label={t('releases')} list={list} columns={columns} rowKey={(row) => row.id} empty={t(state === 'proposed' ? 'release.none-open' : 'release.none')} onOpen={(row) => void navigate(releasePath(row.id))} />
    </div>
  );
}

/** Which version is to take the place of which. */
export function ReleaseVersions({ release: { version, replaces, isRollback } }: { release: Release }) {
  const t = useWords('design');
  if (isRollback) return t('release.rolls-back', { number: version, from: replaces });
  return replaces === null ? t('release.first', { number: version }) : t('release.replaces', { number: version, from: replaces });
}
