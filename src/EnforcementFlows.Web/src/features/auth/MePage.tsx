import { Card } from 'antd';
import { PageHead } from '@/components/PageHead';
import { useRoleNames, useTeamName } from '@/lib/court';
import { useWords } from '@/lib/i18n';
import { useActor } from '@/lib/session';
import { PasswordForm } from './PasswordForm';

/** Who one is to the court's system, and one's own password. */
export function MePage() {
  const t = useWords('auth');
  const actor = useActor();
  const roleNames = useRoleNames();
  const teamName = useTeamName();
  const account = { court: actor.court, username: actor.userName.slice(actor.userName.indexOf('.') + 1) };
  return (
    <div className="me">
      <PageHead title={t('me')} about={t('me-about')} />
      <Card size="small" title={<h2>{actor.name}</h2>}>
        <dl className="pairs">
          <dt>{t('username')}</dt>
          <dd>{actor.userName}</dd>
          <dt>{t('offices')}</dt>
          <dd>{roleNames(actor.roles.join(','))}</dd>
          <dt>{t('teams')}</dt>
          <dd>{actor.teams.map(teamName).join('、') || t('no-teams')}</dd>
        </dl>
      </Card>
      <Card size="small" title={<h2>{t('change-password')}</h2>}>
        <p>{t('change-password-about')}</p>
        <PasswordForm account={account} />
      </Card>
    </div>
  );
}
