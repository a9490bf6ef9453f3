import { InputNumber } from 'antd';
import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { Select } from './Select';

type Period = Schema<'Period'>;

const units: Period['unit'][] = ['hour', 'working-hour', 'day', 'working-day', 'month', 'year', 'same-day'];

/** A period: how many of which unit. */
export function PeriodField({ label, value, onChange }: { label: string; value: Period; onChange: (value: Period) => void }) {
  const t = useWords('common');
  return (
    <span className="limit" role="group" aria-label={label}>
      <InputNumber aria-label={label} min={0} max={9999} precision={0} value={value.n} onChange={(n) => onChange({ ...value, n: n ?? 0 })} />
      <Select aria-label={`${label} ${t('unit')}`} value={value.unit} onChange={(unit) => onChange({ ...value, unit })} options={units.map((unit) => ({ value: unit, label: t(`units.${unit}`) }))} />
    </span>
  );
}
