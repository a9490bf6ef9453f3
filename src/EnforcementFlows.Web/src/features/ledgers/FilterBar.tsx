import { Button, Form, Tag } from 'antd';
import { useSearchParams } from 'react-router';
import { useRoleNames } from '@/lib/court';
import { useWords } from '@/lib/i18n';
import { useStaff } from '@/lib/staff';
import type { Filter } from './definitions';
import { FilterField } from './FilterField';
import { unshown } from './filters';

/** A ledger's filters. They stand in the page's address, so that what is seen can be kept and passed on. */
export function FilterBar({ filters }: { filters: Filter[] }) {
  const t = useWords('ledgers');
  const [search, setSearch] = useSearchParams();
  const choose = (name: string, value: string | undefined) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === undefined || value === '') after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true },
    );
  const others = unshown(filters, search);
  const staff = useStaff({ enabled: others.length > 0 });
  const roleNames = useRoleNames();
  const labelOf = (name: string) => filters.find((filter) => filter.name === name)?.label ?? t(`other.${name}`, { defaultValue: name });
  // a person by id, or the posts that hold it
  const textOf = (value: string) => (value === '' ? t('other-none') : (staff.data?.find((person) => person.id === value)?.name ?? roleNames(value)));
  if (filters.length === 0 && others.length === 0) return null;
  return (
    <Form layout="inline" className="ledger-filters" component="search">
      {filters.map((filter) => (
        <Form.Item key={filter.name} label={filter.label} htmlFor={`filter-${filter.name}`}>
          <FilterField filter={filter} value={search.get(filter.name) || undefined} onChange={(value) => choose(filter.name, value)} />
        </Form.Item>
      ))}
      {others.map(([name, value]) => (
        <Tag key={name} closable={{ 'aria-label': t('drop') }} onClose={() => choose(name, undefined)}>
          {labelOf(name)}：{textOf(value)}
        </Tag>
      ))}
      <Button onClick={() => setSearch({}, { replace: true })}>{t('common:reset')}</Button>
    </Form>
  );
}
