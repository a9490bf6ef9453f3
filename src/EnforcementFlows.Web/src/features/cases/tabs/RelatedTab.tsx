import { useQuery } from '@tanstack/react-query';
import type { TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { ListTable } from '@/components/ListTable';
import { QueryStates } from '@/components/QueryStates';
import { api, dataOf, Problem, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { showMoney } from '@/lib/money';
import { showDay, showTime } from '@/lib/time';
import type { TabProps } from '../CaseTabs';
import { useCaseList } from '../queries';
import { useCodes } from '../useCodes';

/** 相关案件: those of the same debtor, the one before and the one after; and how it stands in the register of terminated cases. */
export function RelatedTab({ about }: TabProps) {
  const t = useWords('cases');
  const termination = useQuery({ queryKey: ['case', about.id, 'termination'], queryFn: () => findTermination(about.id) });
  const related = useCaseList(about.id, 'related', (after) => dataOf(api.GET('/api/cases/{caseId}/related', { params: { path: { caseId: about.id }, query: { after } } })));
  const columns = useRelatedColumns();
  return (
    <>
      <h2>{t('related-cases')}</h2>
      <ListTable inPage label={t('related-cases')} list={related} columns={columns} rowKey={(row) => row.id} empty={t('no-related')} />
      <QueryStates query={termination}>{(row) => row && <Termination row={row} />}</QueryStates>
    </>
  );
}

function useRelatedColumns(): TableColumnsType<Schema<'ListRelatedCasesRow'>> {
  const t = useWords('cases');
  const codes = useCodes();
  return [
    { title: t('number'), width: 190, render: (_, row) => <Link to={`/cases/${row.id}`}>{row.caseNumber}</Link> },
    { title: t('relation'), width: 180, render: (_, row) => row.relations.map((relation) => t(`relation-is.${relation}`)).join('、') },
    { title: t('type'), width: 96, render: (_, row) => codes('type', row.caseType) },
    { title: t('cause'), width: 160, dataIndex: 'cause' },
    { title: t('filed'), width: 104, render: (_, row) => showDay(row.filedAt) },
    { title: t('stage'), width: 88, render: (_, row) => t(`common:stage.${row.stage}`) },
    { title: t('handler'), width: 100, render: (_, row) => row.handlerName ?? t('no-handler') },
  ];
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
