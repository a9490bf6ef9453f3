import { useDraft } from '@/components/forms/useDraft';
import { useActor } from '@/lib/session';
import { changesOf, editsSince, goneFrom, type StepEdit, type StepSettings } from './edits';
import { nothingEntered, useReading, useSaving, type Entered, type Settings } from './useSaving';

/** What is entered on the form; it stays in the tab until it was saved, whoever else changes the flow meanwhile. */
export function useEntered(settings: Settings) {
  const { definitionId, steps, token } = settings;
  const [entered, enter] = useDraft<Entered>(`settings:${useActor().id}:${definitionId}`, nothingEntered);
  const changes = changesOf(steps, entered.edits);
  const save = useSaving(settings, (saved, sent) => enter((now) => enteredSince(sent.entered, now, saved)));
  const reading = useReading(definitionId, (fresh) => {
    enter((now) => ({ ...now, token: fresh.token }));
    save.reset();
  });
  return {
    entered,
    changes,
    gone: goneFrom(steps, entered.edits),
    /** The flow is another by now than it was when the first of it was entered. */
    isBehind: changes.length > 0 && entered.token !== undefined && entered.token !== token,
    save,
    reading,
    enter,
    edit: (step: StepSettings, edit: StepEdit) =>
      enter((now) => ({
        ...now,
        token: changes.length > 0 ? now.token : token,
        edits: { ...now.edits, [step.activityId]: { ...edit, was: edit.was ?? step } },
      })),
    discard: () => {
      enter(nothingEntered);
      save.reset();
    },
  };
}

// what was entered while the save was under way is not saved yet
function enteredSince(sent: Entered, { edits, effectiveFrom, reason }: Entered, { token, steps }: Settings): Entered {
  const rest = editsSince(sent.edits, edits, steps);
  if (Object.keys(rest).length === 0) return nothingEntered;
  return { edits: rest, token, effectiveFrom: effectiveFrom === sent.effectiveFrom ? undefined : effectiveFrom, reason: reason === sent.reason ? '' : reason };
}
