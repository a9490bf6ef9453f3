import { Form, Input, Switch } from 'antd';
import { PeriodField } from '@/components/PeriodField';
import { Select } from '@/components/Select';
import { useWords } from '@/lib/i18n';
import type { Edits, Period, Profile } from './patch';

const choices: Record<string, string[]> = { hoursFrom: ['timestamp', 'start-of-next-day'], disposalMode: ['sub-flow', 'transfer'] };
const names = ['alertTime', 'rollCourtLimit', 'hoursFrom', 'rollHours', 'unclaimedAfter', 'longUnclosedAfter', 'reinstateExcludesOriginalHandler', 'approverMayNotBeRequester', 'disposalMode', 'reservePriceFloor'] as const;

type Props = { profile: Profile; edits: Edits; onChange: (name: string, value: unknown) => void };

/** The court's settings, each by what it is. */
export function SettingFields({ profile, edits, onChange }: Props) {
  const t = useWords('administration');
  return (
    <div className="proposal">
      {names.map((name) => {
        const value: unknown = name in edits.settings ? edits.settings[name] : profile.settings[name];
        if (value === null || value === undefined) return null; // the court leaves it out
        const label = t(`profile.setting.${name}`);
        return (
          <Form.Item key={name} label={label} htmlFor={`setting-${name}`}>
            <SettingField id={`setting-${name}`} label={label} name={name} value={value} onChange={(next) => onChange(name, next)} />
          </Form.Item>
        );
      })}
    </div>
  );
}

function SettingField({ id, label, name, value, onChange }: { id: string; label: string; name: string; value: unknown; onChange: (value: unknown) => void }) {
  const t = useWords('administration');
  if (typeof value === 'boolean') return <Switch id={id} checked={value} onChange={onChange} />;
  if (typeof value === 'object') return <PeriodField label={label} value={value as Period} onChange={onChange} />;
  const options = choices[name];
  if (options) return <Select id={id} value={value} onChange={onChange} options={options.map((option) => ({ value: option, label: t(`profile.option.${option}`) }))} />;
  return <Input id={id} value={typeof value === 'string' ? value : JSON.stringify(value)} maxLength={40} onChange={(event) => onChange(event.target.value)} />;
}
