import { SideSheet } from '@/components/SideSheet';
import { QueryStates } from '@/components/QueryStates';
import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { showLimit, showTime } from '@/lib/time';
import { useExplanation } from '../queries';
import { Pauses } from './Pauses';
import { Steps } from './Steps';
import { TermCalendar } from './TermCalendar';

type Explanation = Schema<'GetExplanationResponse'>;

/** Why a deadline is on this day (期限计算说明). */
export function ExplanationDrawer({ caseId, deadlineId, onClose }: { caseId: string; deadlineId: string | undefined; onClose: () => void }) {
  const t = useWords('cases');
  const query = useExplanation(caseId, deadlineId);
  return (
    <SideSheet open={deadlineId !== undefined} onClose={onClose} size={760} title={query.data ? t('why-of', { name: query.data.name }) : t('why')} destroyOnHidden>
      <QueryStates query={query}>{(explanation) => <Explained explanation={explanation} />}</QueryStates>
    </SideSheet>
  );
}

function Explained({ explanation }: { explanation: Explanation }) {
  const t = useWords('cases');
  const limit = (at: string | null | undefined) => (at ? showLimit(at) : t('no-limit'));
  return (
    <div className="explanation">
      <p className="term-due">
        <b>{explanation.dueOn ?? showTime(explanation.dueAt)}</b>
        {explanation.clause && <span className="clause">{explanation.clause}</span>}
        {explanation.provisional && <span className="provisional">{t('provisional-why')}</span>}
      </p>
      <dl className="pairs">
        <dt>{t('started')}</dt>
        <dd>{showTime(explanation.startedAt)}</dd>
        <dt>{t('court-limit')}</dt>
        <dd>{limit(explanation.courtDueAt)}</dd>
        <dt>{t('statutory-limit')}</dt>
        <dd>{limit(explanation.statutoryDueAt)}</dd>
        <dt>{t('versions')}</dt>
        <dd>{t('versions-are', { calendar: explanation.calendarVersion, profile: explanation.profileVersion })}</dd>
      </dl>
      <TermCalendar explanation={explanation} />
      <Steps steps={explanation.steps} />
      <section aria-label={t('pauses')}>
        <h3>{t('pauses')}</h3>
        <Pauses pauses={explanation.pauses} />
        {explanation.extensions.map((extension, index) => (
          <p key={index}>{t('extension', { day: extension.decidedOn, to: extension.to ?? '', document: extension.document ?? '' })}</p>
        ))}
      </section>
    </div>
  );
}
