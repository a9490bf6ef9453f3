import { useWords } from '@/lib/i18n';
import { inCourt } from '@/lib/time';
import type { Flow } from '../useFlows';

/** The draft of a flow, whose it is, and who has it open just now. */
export function Editing({ flow: { draft, draftByName, editing } }: { flow: Flow }) {
  const t = useWords('design');
  return (
    <>
      {draft && (draftByName ? t('draft-by', { number: draft.number, name: draftByName }) : t('draft', { number: draft.number }))}
      {editing && <span className="editing">{t(editing.mine ? 'editing-self' : 'editing', { name: editing.holderName, until: inCourt(editing.until).format('HH:mm') })}</span>}
    </>
  );
}
