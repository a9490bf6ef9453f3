import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '@/lib/i18n';
import { ClauseMarks } from '../ClauseMarks';
import { studioOf } from '../links';
import { changesOf, limitOf, type StepEdit, type StepSettings } from './edits';
import { useCodeNames } from './useCodeNames';
import { usePeriodWords } from './usePeriodWords';

type Props = { step: StepSettings; edit: StepEdit; definitionId: string; isOpen: boolean; onToggle: () => void; children: ReactNode };

/** A step as it would be with what was entered; its form stands below it while it is open. */
export function SettingRow({ step, edit, definitionId, isOpen, onToggle, children }: Props) {
  const t = useWords('design');
  const nameOf = useCodeNames();
  const words = usePeriodWords();
  const valueOf = (name: string) => edit.inputs?.[name];
  const texts = (names: readonly string[]) =>
    step.inputs.filter(({ name }) => names.includes(name)).map(({ name, text, value, source }) => {
      const entered = source === 'profile' ? undefined : valueOf(name);
      return { name: `${name} ${source}`, isScript: source === 'script', text: entered === undefined || entered === value ? text : nameOf(name, entered) };
    });
  const clause = valueOf('clause') ?? step.inputs.find(({ name }) => name === 'clause')?.value;
  const limit = edit.limit ?? limitOf(step)[0];
  const alert = edit.alert ?? step.limit?.alert ?? [];
  const isChanged = changesOf([step], { [step.activityId]: edit }).length > 0;
  const mayChange = step.inputs.some((input) => input.mayChange) || (step.limit?.mayChange ?? false);
  const cell = (names: readonly string[]) => texts(names).map(({ name, isScript, text }) => <div key={name}>{isScript ? <code title={text ?? ''}>{t('settings.by-script')}</code> : text}</div>);
  return (
    <>
      <tr className={isChanged ? 'is-changed' : undefined}>
        <th scope="row">
          <a href={studioOf(definitionId, step.activityId)}>{step.name}</a>
          <small>{step.typeName}</small>
          {isChanged && <span className="mark mark-soon">{t('settings.is-changed')}</span>}
        </th>
        <td>{cell(['role', 'team', 'chain'])}</td>
        <td>
          <ClauseMarks ids={[clause]} />
        </td>
        <td>{cell(['node', 'period'])}</td>
        <td>
          {limit ? words(limit) : step.limit?.text}
          {step.limit?.source === 'profile' && <small>{t('settings.of-profile')}</small>}
          {step.limit?.statutory && <small>{t('settings.statutory', { limit: words(step.limit.statutory), source: step.limit.statutory.source })}</small>}
        </td>
        <td>{alert.map(words).join('、')}</td>
        <td>
          {mayChange && (
            <Button size="small" aria-expanded={isOpen} aria-label={`${t(isOpen ? 'settings.close' : 'settings.change')} ${step.name}`} onClick={onToggle}>
              {t(isOpen ? 'settings.close' : 'settings.change')}
            </Button>
          )}
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={7}>{children}</td>
        </tr>
      )}
    </>
  );
}
