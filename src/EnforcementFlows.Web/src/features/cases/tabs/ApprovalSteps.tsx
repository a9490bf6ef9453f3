import type { Schema } from '@/lib/api';
import { useRoleNames } from '@/lib/court';
import { useWords } from '@/lib/i18n';
import { showTime } from '@/lib/time';
import { useCodes } from '../useCodes';

/** Each step of an approval: who, as what, when, how decided, and under whose authorisation. An opinion of a deliberation (副卷) is said to exist and not shown. */
export function ApprovalSteps({ approvals }: { approvals: Schema<'ListApprovalsRow'>[] }) {
  const t = useWords('cases');
  const codes = useCodes();
  const roleNames = useRoleNames();
  return (
    <ol className="approvals" aria-label={t('approvals')}>
      {approvals.map((step) => (
        <li key={step.id}>
          <b>{codes('decision', step.decision)}</b> {step.byName}（{roleNames(step.role)}）{showTime(step.provenAt)} {codes('mode', step.mode)}
          {step.actingForName && <span> {t('acting-for', { name: step.actingForName })}</span>}
          {step.authorisation && <span> {t('authorised', { text: step.authorisation })}</span>}
          {step.clause && <span className="clause">{step.clause}</span>} <small>{codes('paper', step.paperForm)}</small>
          {step.restricted ? <p className="restricted">{t('restricted')}</p> : step.opinion && <p className="reason">{step.opinion}</p>}
        </li>
      ))}
    </ol>
  );
}
