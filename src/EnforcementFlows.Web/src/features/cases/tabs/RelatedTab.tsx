import { useQuery } from '@tanstack/react-query';
import { Empty } from 'antd';
import { Link } from 'react-router';
import { QueryStates } from '@/components/QueryStates';
import { api, dataOf, Problem, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { showMoney } from '@/lib/money';
import { showTime } from '@/lib/time';
import type { TabProps } from '../CaseTabs';
import { useCodes } from '../useCodes';

/** 相关案件: the case that this one resumes, and the one that has resumed it. */
export function RelatedTab({ about }: TabProps) {
  const t = useWords('cases');
  const query = useQuery({ queryKey: ['case', about.id, 'termination'], queryFn: () => findTermination(about.id) });
  return (
    <QueryStates query={query}>
      {(termination) =>
        about.priorCaseId === null && termination === null ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('no-related')} />
        ) : (
          <>
            {about.priorCaseId && (
              <p>
                {t('prior-case')} <Link to={`/cases/${about.priorCaseId}`}>{about.priorCaseNumber}</Link>
              </p>
            )}
            {termination && <Termination row={termination} />}
          </>
        )
      }
    </QueryStates>
  );
}

function Termination({ row }: { row: Schema<'TerminatedRow'> }) {
  const t = useWords('cases');
  const codes = useCodes();
  return (
    <section aria-label={t('termination')}>
      <h2>{t('termination')}</h2>
      <dl className="pairs">
        <dt>{t('terminated-on')}</dt>
        <dd>
          {row.terminatedOn} · {codes('terminated', row.state)}
        </dd>
        <dt>{t('amount.outstanding')}</dt>
        <dd>{showMoney(row.outstanding)}</dd>
        <dt>{t('queries')}</dt>
        <dd>{t('queries-are', { count: row.queries, hits: row.hits, last: row.lastQueriedAt ? showTime(row.lastQueriedAt) : '—', next: row.nextQueryOn ?? '—' })}</dd>
        <dt>{t('resumed-case')}</dt>
        <dd>{row.resumedCaseId ? <Link to={`/cases/${row.resumedCaseId}`}>{row.resumedCaseNumber}</Link> : '—'}</dd>
      </dl>
    </section>
  );
}

// a case that was not closed that way has no entry in the register
const findTermination = (caseId: string) =>
  dataOf(api.GET('/api/cases/{caseId}/termination', { params: { path: { caseId } } })).catch((problem: unknown) => {
    if (problem instanceof Problem && problem.status === 404) return null;
    throw problem;
  });
