import { Button, Form } from 'antd';
import { useSearchParams } from 'react-router';
import { useWords } from '@/lib/i18n';
import type { Filter } from './definitions';
import { FilterField } from './FilterField';

/** A ledger's filters. They stand in the page's address, so that what is seen can be kept and passed on. */
export function FilterBar({ filters }: { filters: Filter[] }) {
  const t = useWords('common');
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
  if (filters.length === 0) return null;
  return (
    <Form layout="inline" className="ledger-filters" component="search">
      {filters.map((filter) => (
        <Form.Item key={filter.name} label={filter.label} htmlFor={`filter-${filter.name}`}>
          <FilterField filter={filter} value={search.get(filter.name) ?? undefined} onChange={(value) => choose(filter.name, value)} />
        </Form.Item>
      ))}
      <Button onClick={() => setSearch({}, { replace: true })}>{t('reset')}</Button>
    </Form>
  );
}
