import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useWords } from '@/lib/i18n';
import { useActor } from '@/lib/session';
import { searchOf, type Filter } from './filter';
import { useSavedFilters } from './savedFilters';

const longestName = 30;

type Props = { filter: Filter; onSearch: (search: string) => void };

/** Filters that one comes back to, under names of one's own. */
export function SavedFilters({ filter, onSearch }: Props) {
  const t = useWords('inbox');
  const { saved, save, remove } = useSavedFilters(useActor().id);
  const [name, setName] = useState('');
  const box = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (box.current) box.current.open = false;
  };
  return (
    <details className="saved-filters" ref={box} onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && event.relatedTarget !== null && close()}>
      <summary>{t('saved')}</summary>
      <div>
        {saved.length === 0 && <p>{t('saved-none')}</p>}
        <ul>
          {saved.map((kept) => (
            <li key={kept.name}>
              <Button
                type="link"
                onClick={() => {
                  onSearch(kept.search);
                  close();
                }}
              >
                {kept.name}
              </Button>
              <Button type="text" aria-label={t('saved-remove', { name: kept.name })} onClick={() => remove(kept.name)}>
                ✕
              </Button>
            </li>
          ))}
        </ul>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() === '') return;
            save({ name: name.trim(), search: searchOf(filter) });
            setName('');
          }}
        >
          <input className="plain" aria-label={t('saved-name')} placeholder={t('saved-name')} value={name} maxLength={longestName} onChange={(event) => setName(event.target.value)} />
          <Button htmlType="submit">{t('saved-save')}</Button>
        </form>
      </div>
    </details>
  );
}
