import { Alert, Button, Form, Input } from 'antd';
import { PeriodField } from '@/components/PeriodField';
import { Select } from '@/components/Select';
import { useWords } from '@/lib/i18n';
import { isBeyondLaw, limitOf, type Period, type StepEdit, type StepSettings } from './edits';
import { useChoices } from './useCodeNames';
import { usePeriodWords } from './usePeriodWords';

type Props = { step: StepSettings; edit: StepEdit; errorAt: (part: string) => string | undefined; onChange: (edit: StepEdit) => void };

const firstLead: Period = { n: 1, unit: 'day' };

/** What of a step may be set here. */
export function StepForm({ step, edit, errorAt, onChange }: Props) {
  const t = useWords('design');
  const choices = useChoices();
  const words = usePeriodWords();
  const limit = edit.limit ?? limitOf(step)[0];
  const alert = edit.alert ?? step.limit?.alert ?? [];
  const item = (part: string) => ({ help: errorAt(part), validateStatus: errorAt(part) ? ('error' as const) : ('' as const) });
  const set = (name: string, value: string) => onChange({ ...edit, inputs: { ...edit.inputs, [name]: value } });
  const setAlert = (leads: Period[]) => onChange({ ...edit, alert: leads });
  return (
    <Form layout="vertical" className="step-form" aria-label={step.name}>
      {errorAt('activityId') && <Alert type="error" showIcon title={errorAt('activityId')} />}
      {step.inputs
        .filter(({ mayChange }) => mayChange)
        .map(({ name, label, value, required }) => {
          const id = `${step.activityId}-${name}`;
          const entered = edit.inputs?.[name] ?? value ?? '';
          const several = name === 'role';
          return (
            <Form.Item key={name} label={label} htmlFor={id} required={required} {...item(name)}>
              {choices[name] ? (
                <Select<string | string[]>
                  id={id}
                  mode={several ? 'multiple' : undefined}
                  allowClear={!required}
                  showSearch={{ optionFilterProp: 'label' }}
                  value={several ? entered.split(',').filter(Boolean) : entered || undefined}
                  options={choices[name]}
                  onChange={(next) => set(name, Array.isArray(next) ? next.join(',') : (next ?? ''))}
                />
              ) : (
                <Input id={id} maxLength={200} value={entered} onChange={(event) => set(name, event.target.value)} />
              )}
            </Form.Item>
          );
        })}
      {step.limit?.mayChange && limit && (
        <Form.Item label={t('settings.limit')} extra={step.limit.source === 'profile' ? t('settings.shared') : undefined} {...item('limit')}>
          <PeriodField label={`${step.name} ${t('settings.limit')}`} value={limit} onChange={(next) => onChange({ ...edit, limit: next })} />
          {step.limit.statutory && isBeyondLaw(step, limit) && (
            <Alert type="warning" showIcon title={t('settings.beyond-law', { limit: words(step.limit.statutory), source: step.limit.statutory.source })} />
          )}
        </Form.Item>
      )}
      {step.limit?.mayChange && step.limit.hasAlert && (
        <Form.Item label={t('settings.alert')} {...item('alert')}>
          {alert.map((lead, index) => (
            <span key={index} className="lead">
              <PeriodField label={`${step.name} ${t('settings.lead', { number: index + 1 })}`} value={lead} onChange={(next) => setAlert(alert.map((other, at) => (at === index ? next : other)))} />
              <Button size="small" aria-label={t('settings.lead-remove', { number: index + 1 })} onClick={() => setAlert(alert.filter((_, at) => at !== index))}>
                {t('common:form.remove-short')}
              </Button>
            </span>
          ))}
          <Button size="small" onClick={() => setAlert([...alert, firstLead])}>
            {t('settings.lead-add')}
          </Button>
        </Form.Item>
      )}
    </Form>
  );
}
