import { useWords } from '@/lib/i18n';
import type { Migration } from './types';

const looks: Record<Migration['state'], string> = { draft: '', proposed: 'mark-soon', rejected: '', queued: 'mark-own', running: 'mark-own', stopped: 'mark-soon', finished: 'mark-calm' };

/** How a plan stands, in words; one that is taken back says so. */
export function StateMark({ migration: { state, undoing } }: { migration: Migration }) {
  const t = useWords('design');
  return <span className={`mark ${looks[state]}`}>{t(undoing ? `migration.back-states.${state}` : `migration.states.${state}`)}</span>;
}
