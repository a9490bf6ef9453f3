import { Button } from 'antd';
import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { showDay } from '@/lib/time';
import { useCaseDeadlines, useCaseTasks } from '../queries';
import { hasTerm } from '../renewal/renewal';

const followUp = 'measure-follow-up';

type Props = { caseId: string; measure: Schema<'ListMeasuresRow'>; onRenew: () => void };

/** 续封: where it is due, what does it; else what it would take and when it comes up; and the renewals so far. */
export function Renewal({ caseId, measure, onRenew }: Props) {
  const t = useWords('cases');
  const tasks = useCaseTasks(caseId);
  const deadlines = useCaseDeadlines(caseId);
  const isOf = (row: { subjectId?: string | null }) => row.subjectId === measure.id;
  const isDue = tasks.rows.some((row) => isOf(row) && row.form === followUp && !row.doneAt && row.state !== 'void');
  const watch = deadlines.rows.find((row) => isOf(row) && row.node === 'measure-expiry' && row.state === 'running');
  return (
    <>
      {hasTerm(measure) && (
        <Button size="small" type={isDue ? 'primary' : 'default'} className="no-print" aria-label={`${t(isDue ? 'renew' : 'renew-ahead')} ${measure.property}`} onClick={onRenew}>
          {t(isDue ? 'renew' : 'renew-ahead')}
        </Button>
      )}
      {!isDue && hasTerm(measure) && watch?.warnAt && <small className="renewed">{t('renew-from', { day: showDay(watch.warnAt) })}</small>}
      {measure.renewals.map((renewal) => (
        <small className="renewed" key={renewal.document}>
          {t('renewed', { from: renewal.from, until: renewal.until, document: renewal.document })}
        </small>
      ))}
    </>
  );
}
