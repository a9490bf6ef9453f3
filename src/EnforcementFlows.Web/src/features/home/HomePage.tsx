import { PageHead } from '@/components/PageHead';
import { useWords } from '@/lib/i18n';
import { useRoleNames } from '@/lib/court';
import { useActor } from '@/lib/session';

export function HomePage() {
  const t = useWords('home');
  const actor = useActor();
  const roleNames = useRoleNames();
  return <PageHead title={t('title')} about={`${actor.name} · ${roleNames(actor.roles.join(','))}`} />;
}
