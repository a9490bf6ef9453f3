import { DueMark } from '@/components/DueMark';
import type { Schema } from '@/lib/api';
import { useRoleNames } from '@/lib/court';
import { useWords } from '@/lib/i18n';

/** For whom or for what a step waits, and until when. */
export function WaitText({ wait }: { wait: Schema<'StepWait'> }) {
  const t = useWords('flow');
  const roleNames = useRoleNames();
  const who = wait.assigneeName ?? roleNames(wait.roles.join(','));
  return (
    <span className="wait">
      {wait.kind === 'task' ? t('waits-for', { role: who }) : t(`wait.${wait.kind}`, { defaultValue: wait.kind })} {wait.dueAt && <DueMark dueAt={wait.dueAt} dueOn={wait.dueOn} />}
      {wait.standing === 'late' && <b className="late">{t('late')}</b>}
    </span>
  );
}
