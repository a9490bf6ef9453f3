import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { DueMark } from '@/components/DueMark';
import { QueryStates } from '@/components/QueryStates';
import { api, dataOf } from '@/lib/api';
import { useRoleNames } from '@/lib/court';
import { useWords } from '@/lib/i18n';
import { useActor } from '@/lib/session';
import { byUrgency, nextOf } from './nextStep';

const most = 20;

/** The open cases that the person handles, each with its next step, whoever's it is, and the time left for it. */
export function MyCases() {
  const t = useWords('home');
  const { id: handler } = useActor();
  const roleNames = useRoleNames();
  const cases = useQuery({ queryKey: ['tasks', 'my-cases'], queryFn: () => dataOf(api.GET('/api/cases', { params: { query: { handler, open: true, limit: most } } })) });
  const rows = cases.data?.items ?? [];
  const tasks = useQueries({
    queries: rows.map(({ id: caseId }) => ({ queryKey: ['case', caseId, 'tasks'], queryFn: () => dataOf(api.GET('/api/cases/{caseId}/tasks', { params: { path: { caseId }, query: { limit: 100 } } })) })),
  });
  if (cases.data && rows.length === 0) return null; // who handles no cases has no such list
  const steps = byUrgency(rows.map((row, index) => ({ row, next: nextOf(tasks[index]?.data?.items ?? []) })));
  return (
    <section className="panel panel-wide" aria-label={t('my-cases')}>
      <h2>
        {t('my-cases')} <small>{cases.data?.next ? t('more-than', { count: most }) : rows.length}</small>
        <Link to={`/cases?handler=${handler}&open=true`}>{t('all', { name: t('my-cases') })}</Link>
      </h2>
      <QueryStates query={cases}>
        {() => (
          <table className="my-cases">
            <thead>
              <tr>
                <th scope="col">{t('case')}</th>
                <th scope="col">{t('cause')}</th>
                <th scope="col">{t('next')}</th>
                <th scope="col">{t('whose')}</th>
                <th scope="col">{t('left')}</th>
              </tr>
            </thead>
            <tbody>
              {steps.map(({ row, next }) => (
                <tr key={row.id}>
                  <th scope="row">
                    <Link to={`/cases/${row.id}`}>{row.caseNumber}</Link>
                  </th>
                  <td>{row.cause}</td>
                  <td>{next && (next.assignee === handler ? <Link to={`/tasks/${next.id}`}>{next.name}</Link> : next.name)}</td>
                  <td>{next && (next.assignee === handler ? t('mine') : (next.assigneeName ?? roleNames(next.role)))}</td>
                  <td>{next ? <DueMark dueAt={next.dueAt} dueOn={next.dueOn} /> : t('nothing-open')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </QueryStates>
    </section>
  );
}
