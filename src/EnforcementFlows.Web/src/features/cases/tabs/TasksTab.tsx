import type { TableColumnsType } from 'antd';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { DueMark } from '@/components/DueMark';
import { ListTable } from '@/components/ListTable';
import type { Schema } from '@/lib/api';
import { useRoleNames } from '@/lib/court';
import { useWords } from '@/lib/i18n';
import { useOutcomeName } from '@/lib/outcomes';
import { showTime } from '@/lib/time';
import type { TabProps } from '../CaseTabs';
import { useCaseTasks } from '../queries';
import { useCodes } from '../useCodes';

type Task = Schema<'TaskRow'>;

/** What people have had to do on the case, and have to do now. */
export function TasksTab({ about }: TabProps) {
  const t = useWords('cases');
  const columns = useTaskColumns();
  return <ListTable inPage label={t('tab.tasks')} list={useCaseTasks(about.id)} columns={columns} rowKey={(row) => row.id} empty={t('no-tasks')} />;
}

function useTaskColumns(): TableColumnsType<Task> {
  const t = useWords('cases');
  const codes = useCodes();
  const roleNames = useRoleNames();
  const outcomeName = useOutcomeName();
  return [
    {
      title: t('task'),
      width: 320,
      render: (_, row) => (
        <>
          <Link to={`/tasks/${row.id}`}>{row.name}</Link>
          {row.clause && <span className="clause">{row.clause}</span>}
        </>
      ),
    },
    { title: t('by-whom'), width: 170, render: (_, row) => row.assigneeName ?? roleNames(row.role) },
    { title: t('state'), width: 96, render: (_, row) => <Tag className={`task-${row.state}`}>{codes('task', row.state)}</Tag> },
    { title: t('outcome'), width: 100, render: (_, row) => row.outcome && outcomeName(row.outcome, row.form) },
    { title: t('due'), width: 190, render: (_, row) => (row.doneAt || row.state === 'void' ? (row.dueOn ?? (row.dueAt ? showTime(row.dueAt) : '—')) : <DueMark dueAt={row.dueAt} dueOn={row.dueOn} />) },
    { title: t('done-at'), width: 132, render: (_, row) => (row.doneAt ? showTime(row.doneAt) : '—') },
  ];
}
