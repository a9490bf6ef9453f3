import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { PageHead } from '@/components/PageHead';
import { QueryStates } from '@/components/QueryStates';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { DifferenceView } from '../difference/Difference';
import { flowPath, releasesPath, studioOf } from '../links';
import { useFlows, type ReleaseDetail } from '../useFlows';
import { DecideRelease } from './DecideRelease';
import { ReleaseCheck } from './ReleaseCheck';
import { ReleaseFacts } from './ReleaseFacts';
import '../design.css';

/** One request to publish: what changes, for whom, what the check says of it, and the decision. */
export function ReleasePage() {
  const t = useWords('design');
  const releaseId = useParams().releaseId!;
  const query = useQuery({ queryKey: ['releases', releaseId], queryFn: async () => (await dataOf(api.GET('/api/definitions/releases/{releaseId}', { params: { path: { releaseId } } }))) as ReleaseDetail });
  const flows = useFlows();
  const title = flows.data?.find(({ definitionId }) => definitionId === query.data?.definitionId)?.title ?? query.data?.name;
  return (
    <div className="design">
      <PageHead title={title ? `${t('release.title')}：${title}` : t('release.title')} about={query.data && <code>{query.data.definitionId}</code>}>
        <Link to={releasesPath}>{t('releases')}</Link>
        {query.data && <Link to={flowPath(query.data.definitionId)}>{t('page.versions')}</Link>}
        {query.data && <a href={studioOf(query.data.definitionId)}>{t('open-studio')}</a>}
      </PageHead>
      <QueryStates query={query}>{(release) => <Request release={release} />}</QueryStates>
    </div>
  );
}

function Request({ release }: { release: ReleaseDetail }) {
  const t = useWords('design');
  const { check, difference, replaces, state, definitionId } = release;
  return (
    <>
      <ReleaseFacts release={release} />
      {check && <ReleaseCheck definitionId={definitionId} check={check} />}
      {state === 'proposed' && <DecideRelease release={release} />}
      <section aria-label={t('release.changes')} className="part">
        <h2>{t('release.changes')}</h2>
        {difference ? <DifferenceView found={difference} /> : <p>{t(replaces === null ? 'release.all-new' : 'release.draft-gone')}</p>}
      </section>
    </>
  );
}
