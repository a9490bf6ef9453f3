import { Link } from 'react-router';
import { DueMark } from '@/components/DueMark';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Loading } from '@/components/QueryStates';
import { useWords } from '@/lib/i18n';
import { useCaseDeadlines } from '../queries';
import { useCodes } from '../useCodes';

/** The limits that run, or have run out without being met. */
export function OpenDeadlines({ caseId }: { caseId: string }) {
  const t = useWords('cases');
  const codes = useCodes();
  const list = useCaseDeadlines(caseId);
  if (list.error && list.rows.length === 0) return <ProblemNotice problem={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Loading />;
  const open = list.rows.filter((row) => !row.metAt && row.state !== 'void');
  if (open.length === 0) return <p className="fine">{t('no-running')}</p>;
  return (
    <ul className="open-list">
      {open.map((row) => (
        <li key={row.id}>
          {row.name} <DueMark dueAt={row.dueAt} dueOn={row.dueOn} /> {row.state === 'paused' && codes('deadline', row.state)}
          {row.provisional && <span className="provisional">{t('common:provisional')}</span>}
          {row.clause && <span className="clause">{row.clause}</span>} <Link className="no-print" to={`/cases/${caseId}/deadlines?why=${row.id}`}>{t('why')}</Link>
        </li>
      ))}
    </ul>
  );
}
