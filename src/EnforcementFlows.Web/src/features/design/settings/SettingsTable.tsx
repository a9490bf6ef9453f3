import { useState } from 'react';
import { useWords } from '@/lib/i18n';
import type { Edits, StepEdit, StepSettings } from './edits';
import { SettingRow } from './SettingRow';
import { StepForm } from './StepForm';

type Props = { steps: readonly StepSettings[]; definitionId: string; edits: Edits; errorAt: (activityId: string, part: string) => string | undefined; onChange: (step: StepSettings, edit: StepEdit) => void };

/** A row per step; a row that is being changed opens its form below. */
export function SettingsTable({ steps, definitionId, edits, errorAt, onChange }: Props) {
  const t = useWords('design');
  const [open, setOpen] = useState<string>();
  return (
    <div className="design-scroll" tabIndex={0} role="region" aria-label={t('page.settings')}>
      <table className="design-table settings">
        <thead>
          <tr>
            <th scope="col">{t('step')}</th>
            <th scope="col">{t('settings.who')}</th>
            <th scope="col">{t('common:clause')}</th>
            <th scope="col">{t('settings.node')}</th>
            <th scope="col">{t('settings.limit')}</th>
            <th scope="col">{t('settings.alert')}</th>
            <th scope="col">{t('acts')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => {
            const edit = edits[step.activityId] ?? {};
            const isOpen = open === step.activityId;
            return (
              <SettingRow key={step.activityId} step={step} edit={edit} definitionId={definitionId} isOpen={isOpen} onToggle={() => setOpen(isOpen ? undefined : step.activityId)}>
                <StepForm step={step} edit={edit} errorAt={(part) => errorAt(step.activityId, part)} onChange={(next) => onChange(step, next)} />
              </SettingRow>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
