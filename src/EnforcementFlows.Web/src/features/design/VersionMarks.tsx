import { useWords } from '@/lib/i18n';
import { inCourt } from '@/lib/time';
import type { Flow } from './useFlows';

/** Which version new cases run on, which one is being made, and by whom. */
export function VersionMarks({ flow: { published, draft, draftByName, editing } }: { flow: Flow }) {
  const t = useWords('design');
  return (
    <span className="version-marks">
      {published ? <span className="mark mark-calm">{t('in-force', { number: published.number })}</span> : <span className="mark">{t('never-published')}</span>}
      {draft && <span className="mark mark-soon">{draftByName ? t('draft-by', { number: draft.number, name: draftByName }) : t('draft', { number: draft.number })}</span>}
      {editing && <span className="mark mark-own">{t(editing.mine ? 'editing-self' : 'editing', { name: editing.holderName, until: inCourt(editing.until).format('HH:mm') })}</span>}
    </span>
  );
}
