import { useQuery } from '@tanstack/react-query';
import { PageHead } from '@/components/PageHead';
import { QueryStates } from '@/components/QueryStates';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { ProposeProfile } from './ProposeProfile';
import '../administration.css';

/** A change is drawn up against the newest version, which need not be in force yet. */
export function ProposeProfilePage() {
  const t = useWords('administration');
  const newest = useQuery({
    queryKey: ['profile', 'newest'],
    queryFn: async () => {
      const [latest] = await dataOf(api.GET('/api/profiles/versions', { params: { query: { limit: 1 } } }));
      return dataOf(api.GET('/api/profiles/versions/{version}', { params: { path: { version: latest!.version } } }));
    },
    refetchOnWindowFocus: false,
  });
  return (
    <div className="admin">
      <PageHead title={t('profile.propose')} about={newest.data && `${newest.data.name} · ${t('profile.version')} ${newest.data.version}`} />
      <QueryStates query={newest}>{(profile) => <ProposeProfile profile={profile} />}</QueryStates>
    </div>
  );
}
