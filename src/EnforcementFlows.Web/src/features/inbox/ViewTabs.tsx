import { Link } from 'react-router';
import { useWords } from '@/lib/i18n';
import { useActor, useMay } from '@/lib/session';
import { searchOf, viewsFor, type Filter, type View } from './filter';
import { showCount, useCounts } from './useCounts';

/** The views of the inbox, each an address of its own. */
export function ViewTabs({ filter }: { filter: Filter }) {
  const t = useWords('inbox');
  const may = useMay();
  const isSubstitute = useActor().substituted.length > 0;
  const counts = useCounts();
  const countOf = (view: View) => (view === 'done' || view === 'inbox' ? undefined : (counts?.[view] ?? undefined));
  return (
    <nav className="view-tabs" aria-label={t('views')}>
      {viewsFor(may, isSubstitute).map((view) => {
        const count = countOf(view);
        return (
          <Link key={view} to={`/tasks${searchOf({ ...filter, view })}`} aria-current={view === filter.view ? 'page' : undefined}>
            {t(`view.${view}`)}
            {count !== undefined && <span className="view-count">{showCount(count)}</span>}
          </Link>
        );
      })}
    </nav>
  );
}
