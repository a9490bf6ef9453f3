import { Form, Input } from 'antd';
import { useSearchParams } from 'react-router';
import { Select } from '@/components/Select';
import { useProfile } from '@/lib/court';
import { useWords } from '@/lib/i18n';

/** Which accounts are shown. */
export function AccountFilter({ text, onText }: { text: string; onText: (text: string) => void }) {
  const t = useWords('administration');
  const [search, setSearch] = useSearchParams();
  const roles = useProfile().data?.roles ?? [];
  const any = { value: '', label: t('filter.all') };
  const choose = (name: string) => (value: string) =>
    setSearch((before) => new URLSearchParams([...[...before].filter(([other]) => other !== name), ...(value === '' ? [] : [[name, value]])]), { replace: true });
  const standing = [any, { value: 'true', label: t('accounts.states.active') }, { value: 'false', label: t('accounts.states.inactive') }];
  return (
    <Form layout="inline" component="search" className="admin-filters">
      <Form.Item label={t('accounts.find')} htmlFor="account-text">
        <Input id="account-text" maxLength={64} autoComplete="off" placeholder={t('accounts.find-about')} value={text} onChange={(event) => onText(event.target.value)} />
      </Form.Item>
      <Form.Item label={t('staff.role')} htmlFor="account-role">
        <Select
          id="account-role"
          value={search.get('role') ?? ''}
          showSearch={{ optionFilterProp: 'label' }}
          options={[any, ...roles.map((role) => ({ value: role.code, label: role.name }))]}
          onChange={choose('role')}
        />
      </Form.Item>
      <Form.Item label={t('filter.state')} htmlFor="account-state">
        <Select id="account-state" value={search.get('active') ?? ''} options={standing} onChange={choose('active')} />
      </Form.Item>
    </Form>
  );
}
