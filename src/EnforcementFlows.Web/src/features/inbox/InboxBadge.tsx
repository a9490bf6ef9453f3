import { useWords } from '@/lib/i18n';
import { showCount, useCounts } from './useCounts';

/** How many tasks are mine, in the main menu; those that are late in words as well. */
export function InboxBadge() {
  const t = useWords('inbox');
  const counts = useCounts();
  if (!counts?.mine) return null;
  return (
    <span className={counts.overdue > 0 ? 'menu-badge menu-badge-late' : 'menu-badge'}>
      <span aria-hidden>{showCount(counts.mine)}</span>
      <span className="visually-hidden">{t('badge', { count: showCount(counts.mine), late: showCount(counts.overdue) })}</span>
    </span>
  );
}
