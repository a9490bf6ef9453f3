import { DateField } from '@/components/dates/DateField';
import { Select } from '@/components/Select';
import { useWords } from '@/lib/i18n';
import { instantOf, showTime } from '@/lib/time';
import { CaseFilter } from './CaseFilter';
import type { Filter } from './definitions';

type Props = { filter: Filter; value: string | undefined; onChange: (value: string | undefined) => void };

/** One filter, by its type. */
export function FilterField({ filter, value, onChange }: Props) {
  const t = useWords('common');
  const id = `filter-${filter.name}`;
  switch (filter.type) {
    case 'boolean':
      return <Choice id={id} value={value} onChange={onChange} options={{ true: t('yes'), false: t('no') }} />;
    case 'select':
      return <Choice id={id} value={value} onChange={onChange} options={filter.options ?? {}} />;
    case 'date':
      return <DateField id={id} value={value} onSettled={onChange} />;
    case 'datetime':
      // shown and entered on the court's clock, wherever the browser is
      return <DateField id={id} withTime value={value && showTime(value)} onSettled={(wall) => wall !== (value && showTime(value)) && onChange(wall && instantOf(wall))} />;
    case 'case':
      return <CaseFilter id={id} value={value} onChange={onChange} />;
  }
}

function Choice({ options, ...field }: { id: string; value: string | undefined; onChange: Props['onChange']; options: Record<string, string> }) {
  return <Select {...field} allowClear className="filter-choice" showSearch={{ optionFilterProp: 'label' }} options={Object.entries(options).map(([value, label]) => ({ value, label }))} />;
}
