import { Card, Form, Input } from 'antd';
import { DateField } from '@/components/dates/DateField';
import type { ApiError } from '@/lib/api';
import { useNow } from '@/lib/clock';
import { useWords } from '@/lib/i18n';
import { showDay } from '@/lib/time';
import type { Entered } from './useSaving';

type Props = { entered: Entered; errors: readonly ApiError[]; onChange: (entered: Entered) => void };

/** From which day limits of the court's profile are to be others, and why. */
export function ProfilePart({ entered, errors, onChange }: Props) {
  const t = useWords('design');
  const today = showDay(useNow());
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const item = (field: string) => ({ help: errorOf(field), validateStatus: errorOf(field) ? ('error' as const) : ('' as const), required: true });
  return (
    <Card size="small" title={<h2>{t('settings.profile')}</h2>}>
      <p>{t('settings.profile-about')}</p>
      <Form layout="vertical" className="settings-profile">
        <Form.Item label={t('settings.effective-from')} htmlFor="effective-from" {...item('effectiveFrom')}>
          <DateField id="effective-from" min={today} value={entered.effectiveFrom} onChange={(effectiveFrom) => onChange({ ...entered, effectiveFrom })} />
        </Form.Item>
        <Form.Item label={t('common:reason')} htmlFor="settings-reason" {...item('reason')}>
          <Input id="settings-reason" maxLength={2000} value={entered.reason} onChange={(event) => onChange({ ...entered, reason: event.target.value })} />
        </Form.Item>
      </Form>
    </Card>
  );
}
