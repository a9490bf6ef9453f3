import { Button, Empty } from 'antd';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Loading } from '@/components/QueryStates';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import type { TabProps } from '../CaseTabs';
import { useCaseList } from '../queries';
import { ApprovalSteps } from './ApprovalSteps';
import { RequestCard } from './RequestCard';

/** 提请与审批: what was asked for, and who decided it under which authorisation. */
export function RequestsTab({ about }: TabProps) {
  const t = useWords('cases');
  const requests = useCaseList(about.id, 'requests', (after) => dataOf(api.GET('/api/cases/{caseId}/requests', { params: { path: { caseId: about.id }, query: { after } } })));
  const approvals = useCaseList(about.id, 'approvals', (after) => dataOf(api.GET('/api/cases/{caseId}/approvals', { params: { path: { caseId: about.id }, query: { after } } })));
  const error = requests.error ?? approvals.error;
  const retry = () => void Promise.all([requests.refetch(), approvals.refetch()]);
  if (error && requests.rows.length === 0) return <ProblemNotice problem={error} onRetry={retry} />;
  if (requests.isPending || approvals.isPending) return <Loading />;
  if (requests.rows.length + approvals.rows.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('no-requests')} />;
  const others = approvals.rows.filter((row) => !requests.rows.some((request) => request.id === row.requestId));
  const hasMore = requests.hasNextPage || approvals.hasNextPage;
  return (
    <>
      {requests.rows.map((request) => (
        <RequestCard key={request.id} request={request} approvals={approvals.rows.filter((row) => row.requestId === request.id)} />
      ))}
      {others.length > 0 && (
        <section className="request">
          <h2>{t('other-approvals')}</h2>
          <ApprovalSteps approvals={others} />
        </section>
      )}
      {hasMore && <Button onClick={() => void Promise.all([requests.hasNextPage && requests.fetchNextPage(), approvals.hasNextPage && approvals.fetchNextPage()])}>{t('common:list.next')}</Button>}
    </>
  );
}
