import { Button } from 'antd';
import type { Ref } from 'react';
import { useProfile } from '@/lib/court';
import { useWords } from '@/lib/i18n';
import { isFiltered, type Filter } from './filter';
import { NarrowedBy } from './NarrowedBy';
import { SavedFilters } from './SavedFilters';

type Props = { filter: Filter; onChange: (filter: Filter) => void; onSearch: (search: string) => void; firstRef: Ref<HTMLInputElement>; onLeave: () => void };

/** What of a view is shown; the address has it, so that it can be sent to a colleague or kept. */
export function FilterBar({ filter, onChange, onSearch, firstRef, onLeave }: Props) {
  const t = useWords('inbox');
  const nodes = Object.entries(useProfile().data?.nodes ?? {});
  return (
    <search className="filter-bar" aria-label={t('filter')} onKeyDown={(event) => event.key === 'Escape' && onLeave()}>
      <form
        key={filter.caseNumber ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          const number = new FormData(event.currentTarget).get('caseNumber');
          onChange({ ...filter, caseNumber: typeof number === 'string' && number.trim() !== '' ? number.trim() : undefined });
        }}
      >
        <input ref={firstRef} name="caseNumber" className="plain" aria-label={t('case-number')} placeholder={t('case-number-hint')} defaultValue={filter.caseNumber} maxLength={64} autoComplete="off" />
      </form>
      <select className="plain" aria-label={t('node')} value={filter.node ?? ''} onChange={(event) => onChange({ ...filter, node: event.target.value || undefined })}>
        <option value="">{t('node-all')}</option>
        {nodes.map(([code, { name }]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      {filter.view !== 'done' && (
        <select
          className="plain"
          aria-label={t('due')}
          value={String(filter.overdue ?? '')}
          onChange={(event) => onChange({ ...filter, overdue: event.target.value === '' ? undefined : event.target.value === 'true' })}
        >
          <option value="">{t('due-all')}</option>
          <option value="true">{t('due-late')}</option>
          <option value="false">{t('due-in-time')}</option>
        </select>
      )}
      <NarrowedBy filter={filter} onChange={onChange} />
      <SavedFilters filter={filter} onSearch={onSearch} />
      {isFiltered(filter) && (
        <Button type="link" onClick={() => onChange({ view: filter.view })}>
          {t('filter-none')}
        </Button>
      )}
    </search>
  );
}
