import { Alert } from 'antd';
import { Link } from 'react-router';
import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useCaseTasks } from '../queries';
import { useCodes } from '../useCodes';

/** A request that was taken in, and what it has given others to do. */
export function HandedIn({ caseId, answer }: { caseId: string; answer: Schema<'StartRequestResponse'> }) {
  const t = useWords('cases');
  const codes = useCodes();
  const tasks = useCaseTasks(caseId).rows.filter((task) => answer.taskIds.includes(task.id));
  return (
    <Alert
      className="handed-in"
      type="success"
      showIcon
      title={t('handed-in', { state: codes('request', answer.state) })}
      description={
        <>
          {tasks.length > 0 && <p>{t('opened-tasks')}</p>}
          <ul>
            {tasks.map((task) => (
              <li key={task.id}>
                <Link to={`/tasks/${task.id}`}>{task.name}</Link>
                {task.clause && <span className="clause">{task.clause}</span>}
              </li>
            ))}
          </ul>
          <Link to={`/cases/${caseId}/requests`}>{t('to-requests')}</Link>
        </>
      }
    />
  );
}
