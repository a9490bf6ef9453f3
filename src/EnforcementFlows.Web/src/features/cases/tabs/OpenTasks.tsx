import { Link } from 'react-router';
import { DueMark } from '@/components/DueMark';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Loading } from '@/components/QueryStates';
import { useRoleNames } from '@/lib/court';
import { useWords } from '@/lib/i18n';
import { useCaseTasks } from '../queries';

/** 下一步: what somebody has to do now. */
export function OpenTasks({ caseId }: { caseId: string }) {
  const t = useWords('cases');
  const roleNames = useRoleNames();
  const list = useCaseTasks(caseId);
  if (list.error && list.rows.length === 0) return <ProblemNotice problem={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Loading />;
  const open = list.rows.filter((row) => !row.doneAt && row.state !== 'void');
  if (open.length === 0) return <p className="fine">{t('nothing-open')}</p>;
  return (
    <ul className="open-list">
      {open.map((row) => (
        <li key={row.id}>
          <Link to={`/tasks/${row.id}`}>{row.name}</Link> <span>{row.assigneeName ?? t('waits-for', { role: roleNames(row.role) })}</span> <DueMark dueAt={row.dueAt} dueOn={row.dueOn} />
          {row.clause && <span className="clause">{row.clause}</span>}
        </li>
      ))}
    </ul>
  );
}
