import { Alert, Button } from 'antd';
import { useDraft } from '@/components/forms/useDraft';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Problem, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useActor } from '@/lib/session';
import { changesOf, concernsProfile, placeOf } from './edits';
import { ProfilePart } from './ProfilePart';
import { SavedSettings } from './SavedSettings';
import { SettingsTable } from './SettingsTable';
import { nothingEntered, useSaving, type Entered } from './useSaving';

type Props = { settings: Schema<'GetFlowSettingsResponse'>; onReload: () => void };

/** The steps of a flow with what is entered for them; it stays in the tab until it was saved, whoever else edits the flow meanwhile. */
export function SettingsForm({ settings, onReload }: Props) {
  const t = useWords('design');
  const [entered, setEntered, clear] = useDraft<Entered>(`settings:${useActor().id}:${settings.definitionId}`, nothingEntered);
  const changes = changesOf(settings.steps, entered.edits);
  const ofProfile = concernsProfile(settings.steps, changes);
  const save = useSaving(settings, changes, entered, () => {
    setEntered(nothingEntered);
    clear();
  });
  const errors = save.error instanceof Problem ? save.error.errors : [];
  const errorAt = (activityId: string, part: string) =>
    errors.find(({ field }) => {
      const place = placeOf(field, save.variables ?? []);
      return place?.activityId === activityId && place.part === part;
    })?.message;
  const isStale = save.error instanceof Problem && save.error.status === 409;
  return (
    <>
      {settings.editedByAnother && <Alert type="warning" showIcon title={t('settings.edited-by-another')} />}
      {save.error && <ProblemNotice problem={save.error} />}
      {isStale && (
        <div className="design-bar">
          <Button onClick={onReload}>{t('settings.reload')}</Button>
          <span className="fine">{t('settings.kept')}</span>
        </div>
      )}
      {save.data && changes.length === 0 && <SavedSettings definitionId={settings.definitionId} saved={save.data} />}
      {ofProfile && <ProfilePart entered={entered} errors={errors} onChange={setEntered} />}
      <div className="design-bar">
        <Button type="primary" disabled={changes.length === 0} loading={save.isPending} onClick={() => save.mutate(changes)}>
          {t('settings.save')}
        </Button>
        {changes.length > 0 && <Button onClick={() => setEntered(nothingEntered)}>{t('settings.discard')}</Button>}
        <span role="status">{t(changes.length === 0 ? 'settings.nothing' : 'settings.changed', { count: changes.length })}</span>
      </div>
      <SettingsTable steps={settings.steps} definitionId={settings.definitionId} edits={entered.edits} errorAt={errorAt} onChange={(edits) => setEntered({ ...entered, edits })} />
    </>
  );
}
