import { Link } from 'react-router';
import { DueMark } from '@/components/DueMark';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Loading } from '@/components/QueryStates';
import { useWords } from '@/lib/i18n';
import { showDay } from '@/lib/time';
import { type Deadline, useExplanation, useHandlingTerm } from '../queries';
import { useCodes } from '../useCodes';
import { Pauses } from '../explanation/Pauses';

/** The term within which the case is to be closed (办案期限), with what does not count in it. */
export function HandlingTerm({ caseId }: { caseId: string }) {
  const t = useWords('cases');
  const term = useHandlingTerm(caseId);
  return (
    <div>
      <h2>{t('term')}</h2>
      {term.error ? <ProblemNotice problem={term.error} onRetry={() => void term.refetch()} /> : term.data === undefined ? <Loading /> : term.data === null ? <p>{t('no-term')}</p> : <Term caseId={caseId} term={term.data} />}
    </div>
  );
}

function Term({ caseId, term }: { caseId: string; term: Deadline }) {
  const t = useWords('cases');
  const codes = useCodes();
  const explanation = useExplanation(caseId, term.id);
  const isOver = term.state === 'met' || term.state === 'void';
  return (
    <>
      <p className="term-due">
        {isOver ? `${t('term-until', { day: term.dueOn ?? showDay(term.dueAt) })} ${codes('deadline', term.state)}` : <DueMark dueAt={term.dueAt} dueOn={term.dueOn} />}{' '}
        {term.provisional && <span className="provisional">{t('common:provisional')}</span>}
      </p>
      <p className="fine">
        {t('from-day', { day: showDay(term.startedAt) })} <Link to={`/cases/${caseId}/deadlines?why=${term.id}`}>{t('why')}</Link>
      </p>
      {explanation.data && <Pauses pauses={explanation.data.pauses} />}
    </>
  );
}
