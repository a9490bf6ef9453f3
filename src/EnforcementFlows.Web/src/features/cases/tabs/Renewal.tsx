import { Link } from 'react-router';
import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { showDay } from '@/lib/time';
import { useCaseDeadlines, useCaseTasks } from '../queries';

const followUp = 'measure-follow-up';

/** 续封: the task for it where it is due, else when it comes up, and the renewals so far. */
export function Renewal({ caseId, measure }: { caseId: string; measure: Schema<'ListMeasuresRow'> }) {
  const t = useWords('cases');
  const tasks = useCaseTasks(caseId);
  const deadlines = useCaseDeadlines(caseId);
  const isOf = (row: { subjectId?: string | null }) => row.subjectId === measure.id;
  const task = tasks.rows.find((row) => isOf(row) && row.form === followUp && !row.doneAt && row.state !== 'void');
  const watch = deadlines.rows.find((row) => isOf(row) && row.node === 'measure-expiry' && row.state === 'running');
  return (
    <>
      {task ? <Link to={`/tasks/${task.id}`}>{t('renew')}</Link> : watch?.warnAt && measure.state === 'in-force' ? t('renew-from', { day: showDay(watch.warnAt) }) : null}
      {measure.renewals.map((renewal) => (
        <small className="renewed" key={renewal.document}>
          {t('renewed', { from: renewal.from, until: renewal.until, document: renewal.document })}
        </small>
      ))}
    </>
  );
}
