import { Tag } from 'antd';
import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { showTime } from '@/lib/time';
import { useCodes } from '../useCodes';
import { ApprovalSteps } from './ApprovalSteps';

/** One request with its approvals in order. */
export function RequestCard({ request, approvals }: { request: Schema<'ListRequestsRow'>; approvals: Schema<'ListApprovalsRow'>[] }) {
  const t = useWords('cases');
  const codes = useCodes();
  const name = codes('kind', request.kind);
  return (
    <section className="request" aria-label={name}>
      <h2>
        {name} <Tag className={`request-${request.state}`}>{codes('request', request.state)}</Tag>
      </h2>
      <p>{t('asked-by', { name: request.requestedByName ?? t('outside-system'), at: showTime(request.requestedAt) })}</p>
      <p className="reason">{request.reason}</p>
      {approvals.length > 0 ? <ApprovalSteps approvals={approvals} /> : <p className="fine">{t('no-approvals')}</p>}
      {request.decidedAt && (
        <p>
          {t('decided-by', { name: request.decidedByName ?? t('system'), at: showTime(request.decidedAt) })} {request.restricted ? t('restricted') : request.decisionText}
        </p>
      )}
      {request.finishedAt && <p className="fine">{t('finished-at', { at: showTime(request.finishedAt) })}</p>}
    </section>
  );
}
