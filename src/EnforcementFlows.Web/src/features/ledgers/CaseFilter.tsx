import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Select } from '@/components/Select';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';

/** One case, found by its number; the address carries its id. */
export function CaseFilter({ id, value, onChange }: { id: string; value: string | undefined; onChange: (value: string | undefined) => void }) {
  const t = useWords('ledgers');
  const [number, setNumber] = useState('');
  const found = useQuery({
    queryKey: ['cases', 'by-number', number],
    queryFn: () => dataOf(api.GET('/api/cases', { params: { query: { caseNumber: number, limit: 20 } } })),
    enabled: number !== '',
  });
  const chosen = useQuery({
    queryKey: ['case', value, 'number'],
    queryFn: () => dataOf(api.GET('/api/cases/{caseId}', { params: { path: { caseId: value! } } })),
    enabled: value !== undefined,
  });
  const rows = [...(found.data?.items ?? []), ...(chosen.data && chosen.data.id === value ? [{ id: chosen.data.id, caseNumber: chosen.data.caseNumber }] : [])];
  const options = [...new Map(rows.map((row) => [row.id, { value: row.id, label: row.caseNumber }])).values()];
  return (
    <Select
      id={id}
      value={value}
      allowClear
      className="filter-case"
      showSearch={{ filterOption: false, onSearch: (text) => setNumber(text.trim()) }}
      placeholder={t('case-number')}
      loading={found.isFetching}
      options={options}
      onChange={onChange}
      notFoundContent={t(number === '' ? 'case-enter' : 'case-none')}
    />
  );
}
