import { Alert } from 'antd';
import { Link } from 'react-router';
import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { Findings } from '../check/Findings';
import { flowPath } from '../links';

/** What came of saving: the draft in words, the proposed change of the profile, and what the check says. */
export function SavedSettings({ definitionId, saved: { changes, profileChange, findings } }: { definitionId: string; saved: Schema<'ChangeFlowSettingsResponse'> }) {
  const t = useWords('design');
  const errors = findings.filter(({ severity }) => severity === 'error');
  return (
    <>
      <Alert
        type={errors.length > 0 ? 'warning' : 'success'}
        showIcon
        title={t('settings.saved')}
        description={
          <>
            <ul className="saved-changes">
              {changes.map((change, index) => (
                <li key={index}>{change.sentence}</li>
              ))}
            </ul>
            {profileChange && (
              <p>
                {t('settings.proposed')} <Link to={`/administration/profile/changes/${profileChange.id}`}>{t('settings.to-change')}</Link>
              </p>
            )}
            {changes.length > 0 && (
              <p>
                {t('settings.draft')} <Link to={flowPath(definitionId, 'difference')}>{t('page.difference')}</Link>
              </p>
            )}
          </>
        }
      />
      <Findings title={t('check.errors')} definitionId={definitionId} findings={errors} />
    </>
  );
}
