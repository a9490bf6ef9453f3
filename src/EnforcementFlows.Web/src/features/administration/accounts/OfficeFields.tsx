import { Form, Input } from 'antd';
import { Select } from '@/components/Select';
import type { ApiError } from '@/lib/api';
import { useProfile } from '@/lib/court';
import { useWords } from '@/lib/i18n';

export type Offices = { name: string; roles: string[]; teams: string[] };

const most = 20;

export const isComplete = ({ name, roles }: Offices) => name.trim() !== '' && roles.length > 0;

/** What somebody is called, which posts he holds and in which teams he is. */
export function OfficeFields({ offices, onChange, errors = [] }: { offices: Offices; onChange: (offices: Offices) => void; errors?: readonly ApiError[] }) {
  const t = useWords('administration');
  const profile = useProfile().data;
  const wrong = (field: string) => errors.find((error) => error.field === field)?.message;
  const choices = (rows: { code: string; name: string }[] | undefined) => rows?.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <>
      <Form.Item label={t('accounts.name')} htmlFor="account-name" required validateStatus={wrong('name') && 'error'} help={wrong('name')}>
        <Input id="account-name" maxLength={64} autoComplete="off" value={offices.name} onChange={(event) => onChange({ ...offices, name: event.target.value })} />
      </Form.Item>
      <Form.Item label={t('staff.role')} htmlFor="account-roles" required validateStatus={wrong('roles') && 'error'} help={wrong('roles')}>
        <Select<string[]>
          id="account-roles"
          mode="multiple"
          maxCount={most}
          value={offices.roles}
          showSearch={{ optionFilterProp: 'label' }}
          options={choices(profile?.roles)}
          onChange={(roles) => onChange({ ...offices, roles })}
        />
      </Form.Item>
      <Form.Item label={t('staff.team')} htmlFor="account-teams" validateStatus={wrong('teams') && 'error'} help={wrong('teams')}>
        <Select<string[]>
          id="account-teams"
          mode="multiple"
          maxCount={most}
          value={offices.teams}
          showSearch={{ optionFilterProp: 'label' }}
          options={choices(profile?.teams)}
          onChange={(teams) => onChange({ ...offices, teams })}
        />
      </Form.Item>
    </>
  );
}
