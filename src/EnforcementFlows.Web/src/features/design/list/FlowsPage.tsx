import { Input, Radio } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { PageHead } from '@/components/PageHead';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Loading, QueryStates } from '@/components/QueryStates';
import { useWords } from '@/lib/i18n';
import { useMay } from '@/lib/session';
import { archivePath, releasesPath } from '../links';
import { useFlows, useOpenReleases } from '../useFlows';
import { chosenFlows, filters, type Filter } from './choose';
import { FlowTable } from './FlowTable';
import { ImportFlows } from './ImportFlows';
import '../design.css';

/** 流程: the flows of the court, each with what is in force, what is being changed and by whom. */
export function FlowsPage() {
  const t = useWords('design');
  const may = useMay();
  const flows = useFlows();
  const releases = useOpenReleases();
  const [search, setSearch] = useSearchParams();
  const [text, setText] = useState('');
  const filter = filters.find((name) => name === search.get('only')) ?? 'all';
  const open = releases.data ?? [];
  return (
    <div className="design">
      <PageHead title={t('flows')} about={t('flows-about')}>
        <Link to={releasesPath}>{releases.data ? t('releases-open', { count: open.length }) : t('releases')}</Link>
        <Link to={archivePath}>{t('archive.title')}</Link>
        {may('workflow.design') && <ImportFlows />}
      </PageHead>
      <div className="design-bar">
        <Input className="flow-search" allowClear placeholder={t('search')} aria-label={t('search')} value={text} onChange={(event) => setText(event.target.value)} />
        <Radio.Group
          optionType="button"
          aria-label={t('filter.label')}
          value={filter}
          options={filters.map((value) => ({ value, label: t(`filter.${value}`) }))}
          onChange={(event) => setSearch(event.target.value === 'all' ? {} : { only: event.target.value as Filter }, { replace: true })}
        />
      </div>
      {releases.error && <ProblemNotice problem={releases.error} onRetry={() => void releases.refetch()} />}
      {filter === 'proposed' && releases.isPending && <Loading />}
      {(filter !== 'proposed' || releases.data) && (
        <QueryStates query={flows} isEmpty={(rows) => rows.length === 0} empty={t('no-flows')}>
          {(rows) => <FlowTable flows={chosenFlows(rows, open, filter, text)} releases={open} />}
        </QueryStates>
      )}
    </div>
  );
}
