import { Button, InputNumber } from 'antd';
import { Select } from '@/components/Select';
import { useWords } from '@/lib/i18n';
import { EntryActs } from './EntryActs';
import type { Step } from './patch';

const modes: NonNullable<Step['mode']>[] = ['decision', 'opinion', 'quorum'];
const newStep: Step = { roles: [], quorum: 1, includesRequester: false, toBeConfirmed: true };

type Props = { chain: string; steps: Step[]; roles: { value: string; label: string }[]; onChange: (steps: Step[]) => void };

/** The steps of a chain, in the order in which they are signed. */
export function StepList({ chain, steps, roles, onChange }: Props) {
  const t = useWords('administration');
  const change = (index: number, edit: Partial<Step>) => onChange(steps.map((step, at) => (at === index ? { ...step, ...edit } : step)));
  return (
    <>
      <ol className="chain-steps">
        {steps.map((step, index) => {
          const label = `${chain} ${t('profile.step', { number: index + 1 })}`;
          const mode = step.mode ?? 'decision';
          return (
            <li key={index} aria-label={label}>
              <Select<string[]> mode="multiple" aria-label={`${label} ${t('profile.signers')}`} className="chain-roles" placeholder={t('profile.signers')} value={step.roles} options={roles} showSearch={{ optionFilterProp: 'label' }} onChange={(chosen) => change(index, { roles: chosen })} />
              <Select aria-label={`${label} ${t('profile.mode')}`} className="chain-mode" value={mode} options={modes.map((value) => ({ value, label: t(`profile.modes.${value}`) }))} onChange={(chosen) => change(index, { mode: chosen, quorum: chosen === 'quorum' ? Math.max(2, step.quorum) : 1 })} />
              {mode === 'quorum' && <InputNumber aria-label={`${label} ${t('profile.quorum')}`} suffix={t('profile.persons')} min={2} max={15} precision={0} value={step.quorum} onChange={(quorum) => change(index, { quorum: quorum ?? 2 })} />}
              {step.underAuthorisationOf && <span>{t('profile.authorised-by', { role: roles.find(({ value }) => value === step.underAuthorisationOf)?.label ?? step.underAuthorisationOf })}</span>}
              {(step.clause ?? step.source) && <span className="clause">{step.clause ?? step.source}</span>}
              <EntryActs name={label} index={index} entries={steps} onChange={onChange} />
            </li>
          );
        })}
      </ol>
      <Button size="small" type="dashed" onClick={() => onChange([...steps, newStep])}>
        {t('profile.step-add')}
      </Button>
    </>
  );
}
