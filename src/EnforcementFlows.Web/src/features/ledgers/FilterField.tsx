import { DatePicker, Select } from 'antd';
import { useWords } from '@/lib/i18n';
import { dayjs, inCourt, instantOf } from '@/lib/time';
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
      return <DatePicker id={id} value={value ? dayjs(value) : null} onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : undefined)} />;
    case 'datetime':
      // shown and chosen on the court's clock, wherever the browser is
      return (
        <DatePicker
          id={id}
          showTime={{ format: 'HH:mm' }}
          format="YYYY-MM-DD HH:mm"
          value={value ? dayjs(inCourt(value).format('YYYY-MM-DD HH:mm')) : null}
          onChange={(wall) => onChange(wall ? instantOf(wall.second(0)) : undefined)}
        />
      );
    case 'case':
      return <CaseFilter id={id} value={value} onChange={onChange} />;
  }
}

function Choice({ options, ...field }: { id: string; value: string | undefined; onChange: Props['onChange']; options: Record<string, string> }) {
  return <Select {...field} allowClear className="filter-choice" showSearch={{ optionFilterProp: 'label' }} options={Object.entries(options).map(([value, label]) => ({ value, label }))} />;
}
