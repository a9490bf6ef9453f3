import { DueMark } from '@/components/DueMark';
import { useWords } from '@/lib/i18n';
import { showTime } from '@/lib/time';
import { MeasureEnd } from '../tabs/MeasureEnd';
import { useCodes } from '../useCodes';
import type { Measure, Proposal, RenewalState } from './renewal';

/** The old term and the new one, the papers that come of it, and who does it. */
export function RenewalFacts({ measure, proposal, state }: { measure: Measure; proposal: Proposal; state: RenewalState | undefined }) {
  const t = useWords('cases');
  const codes = useCodes();
  return (
    <>
      <dl className="pairs">
        <dt>{t('in-force-until')}</dt>
        <dd>
          <MeasureEnd measure={measure} />
        </dd>
        {proposal.from && (
          <>
            <dt>{t('renewed-term')}</dt>
            <dd>{t('renewed-term-is', { from: proposal.from, until: proposal.until, years: proposal.longestYears })}</dd>
          </>
        )}
        <dt>{t('renewal-by')}</dt>
        <dd>
          <ByWhom proposal={proposal} state={state} />
        </dd>
      </dl>
      <h4>{t('renewal-papers')}</h4>
      <ul className="open-list">
        {proposal.documents.map((paper) => (
          <li key={paper.kind}>
            {paper.name}
            {paper.clause && <span className="clause">{paper.clause}</span>} <small>{paper.recipients.map((role) => codes('recipient', role)).join('、')}</small>
          </li>
        ))}
      </ul>
      <p className="fine">{t('renewal-steps')}</p>
    </>
  );
}

function ByWhom({ proposal: { task, opensAt }, state }: { proposal: Proposal; state: RenewalState | undefined }) {
  const t = useWords('cases');
  if (!task) return <>{opensAt ? t('renewal-opens', { at: showTime(opensAt) }) : t('renewal-unwatched')}</>;
  return (
    <>
      {task.assigneeName ?? t('renewal-open')} <DueMark dueAt={task.dueAt} dueOn={task.dueOn} /> {state === 'others' && <b>{t('renewal-others')}</b>}
    </>
  );
}
