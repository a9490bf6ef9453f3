import { Button, Tag, type TableColumnsType } from 'antd';
import { useSearchParams } from 'react-router';
import { DueMark } from '@/components/DueMark';
import { ListTable } from '@/components/ListTable';
import { useWords } from '@/lib/i18n';
import { showDay, showLimit, showTime } from '@/lib/time';
import type { TabProps } from '../CaseTabs';
import { ExplanationDrawer } from '../explanation/ExplanationDrawer';
import { type Deadline, useCaseDeadlines } from '../queries';
import { useCodes } from '../useCodes';

/** The nodes of a case with their limits (节点), and why each is when it is. */
export function DeadlinesTab({ about }: TabProps) {
  const t = useWords('cases');
  const list = useCaseDeadlines(about.id);
  const [params, setParams] = useSearchParams();
  const columns = useDeadlineColumns((why) => setParams({ why }));
  return (
    <>
      <ListTable inPage label={t('tab.deadlines')} list={list} columns={columns} rowKey={(row) => row.id} empty={t('no-deadlines')} />
      <ExplanationDrawer caseId={about.id} deadlineId={params.get('why') ?? undefined} onClose={() => setParams({})} />
    </>
  );
}

function useDeadlineColumns(onWhy: (id: string) => void): TableColumnsType<Deadline> {
  const t = useWords('cases');
  const codes = useCodes();
  const limit = (at: string | null | undefined) => (at ? showLimit(at) : '—');
  return [
    {
      title: t('node'),
      width: 220,
      render: (_, row) => (
        <>
          {row.name} {row.clause && <span className="clause">{row.clause}</span>}
        </>
      ),
    },
    { title: t('started'), width: 136, className: 'nowrap', render: (_, row) => showTime(row.startedAt) },
    {
      title: t('due'),
      width: 190,
      render: (_, row) => (
        <>
          {row.state === 'running' || (row.state === 'overdue' && !row.metAt) ? <DueMark dueAt={row.dueAt} dueOn={row.dueOn} /> : (row.dueOn ?? showTime(row.dueAt))}
          {row.provisional && <span className="provisional">{t('common:provisional')}</span>}
        </>
      ),
    },
    { title: t('court-limit'), width: 136, className: 'nowrap', render: (_, row) => limit(row.courtDueAt) },
    { title: t('statutory-limit'), width: 136, className: 'nowrap', render: (_, row) => limit(row.statutoryDueAt) },
    {
      title: t('state'),
      width: 140,
      render: (_, row) => (
        <>
          <Tag className={`deadline-${row.state}`}>{codes('deadline', row.state)}</Tag>
          {row.metAt && <small>{showDay(row.metAt)}</small>}
        </>
      ),
    },
    {
      title: t('why'),
      width: 116,
      className: 'no-print',
      render: (_, row) => (
        <Button size="small" onClick={() => onWhy(row.id)} aria-label={t('why-of', { name: row.name })}>
          {t('why')}
        </Button>
      ),
    },
  ];
}
