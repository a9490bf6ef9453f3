import { Alert, Button } from 'antd';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Problem } from '@/lib/api';
import { useProfile } from '@/lib/court';
import { useWords } from '@/lib/i18n';
import { Differing } from './Differing';
import { concernsProfile, placeOf } from './edits';
import { ProfilePart } from './ProfilePart';
import { SavedSettings } from './SavedSettings';
import { SettingsTable } from './SettingsTable';
import { useEntered } from './useEntered';
import type { Settings } from './useSaving';

/** The steps of a flow with what is entered for them. */
export function SettingsForm({ settings }: { settings: Settings }) {
  const t = useWords('design');
  const { entered, changes, gone, isBehind, save, reading, enter, edit, discard } = useEntered(settings);
  const profile = useProfile(); // what can be chosen
  const ofProfile = concernsProfile(settings.steps, changes);
  const errors = save.error instanceof Problem ? save.error.errors : [];
  const errorAt = (activityId: string, part: string) =>
    errors.find(({ field }) => {
      const place = placeOf(field, save.variables?.steps ?? []);
      return place?.activityId === activityId && place.part === part;
    })?.message;
  const isStale = isBehind || (save.error instanceof Problem && save.error.status === 409);
  return (
    <>
      {settings.editedByAnother && <Alert type="warning" showIcon title={t('settings.edited-by-another')} />}
      {profile.error && <ProblemNotice problem={profile.error} onRetry={() => void profile.refetch()} />}
      {save.error && <ProblemNotice problem={save.error} />}
      {reading.error && <ProblemNotice problem={reading.error} onRetry={() => reading.mutate()} />}
      {isStale && (
        <div className="design-bar">
          <Button loading={reading.isPending} onClick={() => reading.mutate()}>
            {t('settings.reload')}
          </Button>
          <span className="fine" role="status">
            {isBehind && `${t('settings.behind')}。`}
            {t('settings.kept')}
          </span>
        </div>
      )}
      <Differing steps={settings.steps} edits={entered.edits} />
      {save.data && changes.length === 0 && <SavedSettings definitionId={settings.definitionId} saved={save.data} />}
      {ofProfile && <ProfilePart entered={entered} errors={errors} onChange={enter} />}
      <div className="design-bar">
        <Button type="primary" disabled={changes.length === 0 || isBehind} loading={save.isPending} onClick={() => save.mutate({ steps: changes, entered })}>
          {t('settings.save')}
        </Button>
        {changes.length + gone.length > 0 && <Button onClick={discard}>{t('settings.discard')}</Button>}
        <span role="status">{t(changes.length === 0 ? 'settings.nothing' : 'settings.changed', { count: changes.length })}</span>
      </div>
      <SettingsTable steps={settings.steps} definitionId={settings.definitionId} edits={entered.edits} errorAt={errorAt} onChange={edit} />
    </>
  );
}
