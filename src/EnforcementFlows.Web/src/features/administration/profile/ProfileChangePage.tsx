import { useQuery } from '@tanstack/react-query';
import { Card } from 'antd';
import { useParams } from 'react-router';
import { PageHead } from '@/components/PageHead';
import { QueryStates } from '@/components/QueryStates';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { ChangeActs, ChangeState } from '../ChangeState';
import { Moves } from '../Moves';
import { Differences } from './Differences';
import { Warnings } from './Warnings';
import '../administration.css';

/** A change of the profile: what differs, what it brings, what it moves, and its approval by a second person. */
export function ProfileChangePage() {
  const t = useWords('administration');
  const profileChangeId = useParams().changeId!;
  const at = { params: { path: { profileChangeId } } };
  const query = useQuery({
    queryKey: ['profile', 'change', profileChangeId],
    queryFn: () => dataOf(api.GET('/api/profiles/changes/{profileChangeId}', at)),
    refetchInterval: ({ state: { data } }) => (data?.change.state === 'running' ? 1000 : false),
  });
  return (
    <div className="admin">
      <PageHead title={t('profile.change')} about={query.data && `${t('profile.effective-from')} ${query.data.change.effectiveFrom} · ${query.data.change.reason}`} />
      <QueryStates query={query}>
        {({ change, differences, warnings, lostClauses }) => (
          <>
            <ChangeState change={change} />
            <ChangeActs
              change={change}
              approve={{ permission: 'profile.approve', act: () => dataOf(api.POST('/api/profiles/changes/{profileChangeId}/approve', at)) }}
              withdraw={{ permission: 'profile.configure', act: () => dataOf(api.POST('/api/profiles/changes/{profileChangeId}/withdraw', at)) }}
            />
            <Card size="small" title={<h2>{t('profile.differences')}</h2>}>
              <Differences rows={differences} />
            </Card>
            {warnings.length > 0 && (
              <Card size="small" title={<h2>{t('profile.new-warnings')}</h2>}>
                <Warnings rows={warnings} />
              </Card>
            )}
            {lostClauses.length > 0 && (
              <Card size="small" title={<h2>{t('profile.lost')}</h2>}>
                {lostClauses.map((clause) => (
                  <span key={clause} className="clause">
                    {clause}
                  </span>
                ))}
              </Card>
            )}
            {change.state === 'proposed' && change.recompute.length > 0 && (
              <Moves
                of={['profile', profileChangeId]}
                read={(after) => dataOf(api.GET('/api/profiles/changes/{profileChangeId}/moves', { params: { path: { profileChangeId }, query: { limit: 100, after } } }))}
              />
            )}
          </>
        )}
      </QueryStates>
    </div>
  );
}
