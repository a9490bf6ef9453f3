import { Alert } from 'antd';
import { useWords } from '@/lib/i18n';
import { conflictsOf, goneFrom, limitOf, type Conflict, type Edits, type StepSettings } from './edits';
import { useCodeNames } from './useCodeNames';
import { usePeriodWords } from './usePeriodWords';

/** Where somebody else has changed what was entered here, and which of it has no place any more. */
export function Differing({ steps, edits }: { steps: readonly StepSettings[]; edits: Edits }) {
  const t = useWords('design');
  const tell = useConflictWords(edits);
  const [conflicts, gone] = [conflictsOf(steps, edits), goneFrom(steps, edits)];
  if (conflicts.length + gone.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('settings.differs')}
      description={
        <ul className="saved-changes">
          {conflicts.map((conflict) => (
            <li key={`${conflict.step.activityId} ${conflict.part}`}>{tell(conflict)}</li>
          ))}
          {gone.map(({ activityId, name }) => (
            <li key={activityId}>{t('settings.gone', { step: name })}</li>
          ))}
        </ul>
      }
    />
  );
}

function useConflictWords(edits: Edits) {
  const t = useWords('design');
  const codeName = useCodeNames();
  const words = usePeriodWords();
  return ({ step, part }: Conflict) => {
    const { inputs, limit, alert } = edits[step.activityId]!;
    const said = (text: string | null | undefined) => text || t('settings.nothing-set');
    const input = step.inputs.find(({ name }) => name === part);
    const all: Record<string, [string, string | null | undefined, string | null | undefined]> = {
      limit: [t('settings.limit'), limitOf(step).map(words)[0] ?? step.limit?.text, limit && words(limit)],
      alert: [t('settings.alert'), step.limit?.alert.map(words).join('、'), alert?.map(words).join('、')],
    };
    const [name, theirs, own] = all[part] ?? [input?.label ?? part, input?.text, codeName(part, inputs?.[part] ?? '')];
    return t('settings.differs-at', { step: step.name, part: name, theirs: said(theirs), own: said(own) });
  };
}
