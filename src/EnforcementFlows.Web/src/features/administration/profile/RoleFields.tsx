import { Input } from 'antd';
import { Select } from '@/components/Select';
import { useWords } from '@/lib/i18n';
import type { Edits, Profile, Role, RoleEdit } from './patch';

const scopes: Role['scope'][] = ['own', 'team', 'bureau', 'court'];

type Props = { profile: Profile; edits: Edits; onChange: (code: string, edit: RoleEdit) => void };

/** The court's roles: what they are called, whose cases they see, and who acts where nobody can. */
export function RoleFields({ profile, edits, onChange }: Props) {
  const t = useWords('administration');
  const roles = profile.roles.map((role) => ({ ...role, ...edits.roles[role.code] }));
  return (
    <div className="admin-scroll" tabIndex={0} role="region" aria-label={t('profile.roles')}>
      <table className="admin-table">
        <thead>
          <tr>
            <th scope="col">{t('profile.role')}</th>
            <th scope="col">{t('profile.role-name')}</th>
            <th scope="col">{t('profile.scope')}</th>
            <th scope="col">{t('profile.fallback')}</th>
          </tr>
        </thead>
        <tbody>
          {roles.map((role) => {
            const change = (edit: RoleEdit) => onChange(role.code, { ...edits.roles[role.code], ...edit });
            return (
              <tr key={role.code} className={role.code in edits.roles ? 'is-changed' : undefined}>
                <th scope="row">
                  <code>{role.code}</code>
                  {role.clause && <span className="clause">{role.clause}</span>}
                </th>
                <td>
                  <Input aria-label={`${role.code} ${t('profile.role-name')}`} value={role.name} maxLength={64} onChange={(event) => change({ name: event.target.value })} />
                </td>
                <td>
                  <Select aria-label={`${role.name} ${t('profile.scope')}`} className="in-table" value={role.scope} onChange={(scope) => change({ scope })} options={scopes.map((value) => ({ value, label: t(`profile.scopes.${value}`) }))} />
                </td>
                <td>
                  <Select
                    aria-label={`${role.name} ${t('profile.fallback')}`}
                    className="in-table"
                    value={role.fallback ?? undefined}
                    allowClear
                    placeholder={t('profile.no-fallback')}
                    showSearch={{ optionFilterProp: 'label' }}
                    onChange={(fallback: string | undefined) => change({ fallback: fallback ?? null })}
                    options={roles.filter(({ code }) => code !== role.code).map(({ code, name }) => ({ value: code, label: name }))}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
