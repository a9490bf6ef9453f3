import type { SelectProps } from 'antd';
import { useRoleNames } from '@/lib/court';
import { useWords } from '@/lib/i18n';
import { useStaff, type StaffMember } from '@/lib/staff';
import { ProblemNotice } from './ProblemNotice';
import { Select } from './Select';

type Props = Pick<SelectProps, 'id' | 'disabled' | 'status' | 'style' | 'aria-describedby' | 'aria-invalid'> & {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  /** What names the person to the API. */
  identify: (person: StaffMember) => string;
  /** People who cannot be meant. */
  without?: readonly string[];
};

/** Somebody of the court, found by name, post or account. */
export function PersonSelect({ value, onChange, identify, without = [], ...rest }: Props) {
  const t = useWords('common');
  const staff = useStaff();
  const roleNames = useRoleNames();
  if (staff.error) return <ProblemNotice problem={staff.error} onRetry={() => void staff.refetch()} />;
  const options = (staff.data ?? [])
    .filter((person) => !without.includes(person.id))
    .map((person) => ({ value: identify(person), label: `${person.name} · ${roleNames(person.roles.join(','))}`, search: `${person.name} ${roleNames(person.roles.join(','))} ${person.userName}` }));
  return (
    <Select
      className="field-select"
      placeholder={t('form.person')}
      allowClear
      showSearch={{ optionFilterProp: 'search' }}
      loading={staff.isPending}
      {...rest}
      value={value || undefined}
      options={options}
      onChange={onChange}
    />
  );
}
