import { Radio, type TableColumnsType } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { ListTable } from '@/components/ListTable';
import { PageHead } from '@/components/PageHead';
import { api, dataOf, type Schema } from '@/lib/api';
import { useRoleNames } from '@/lib/court';
import { useWords } from '@/lib/i18n';
import { useList } from '@/lib/queries';
import { useMay } from '@/lib/session';
import { useStaff } from '@/lib/staff';
import { showTime } from '@/lib/time';
import { overdueAsked } from './asked';
import { BoardTabs } from './BoardTabs';
import './boards.css';

type Row = Schema<'OverdueBoardRow'>;

/** Reports of what is late, and what was decided on each (超期日清单). */
export function OverduePage() {
  const t = useWords('boards');
  const may = useMay();
  const staff = useStaff();
  const roleNames = useRoleNames();
  // a person by id, or whoever holds one of these posts
  const nameOf = (who: string) => staff.data?.find((person) => person.id === who)?.name ?? roleNames(who);
  const [search, setSearch] = useSearchParams();
  const { decided } = overdueAsked(search);
  const list = useList<Row>(['boards', 'overdue', decided], (after) => dataOf(api.GET('/api/boards/overdue', { params: { query: { decided, limit: 100, after } } })));
  const columns: TableColumnsType<Row> = [
    { title: t('overdue.at'), width: 150, render: (_, row) => showTime(row.raisedAt) },
    { title: t('overdue.case'), width: 210, render: (_, row) => (may('case.read') ? <Link to={`/cases/${row.caseId}`}>{row.caseNumber ?? t('overdue.open')}</Link> : row.caseNumber) },
    { title: t('overdue.node'), width: 180, dataIndex: 'nodeName' },
    { title: t('overdue.holder'), width: 140, render: (_, row) => nameOf(row.holder) },
    { title: t('overdue.reported'), width: 140, render: (_, row) => nameOf(row.reportedTo) },
    { title: t('overdue.decision'), width: 100, render: (_, row) => (row.decision ? t(`overdue.decisions.${row.decision}`) : t('overdue.undecided')) },
    { title: t('overdue.opinion'), width: 240, dataIndex: 'opinion' },
  ];
  return (
    <>
      <PageHead title={t('overdue.title')} />
      <BoardTabs />
      <Radio.Group
        className="board-choice"
        optionType="button"
        aria-label={t('overdue.decision')}
        value={decided}
        options={[false, true].map((value) => ({ value, label: t(value ? 'overdue.decided' : 'overdue.undecided') }))}
        onChange={(event) => setSearch(event.target.value === true ? { decided: 'true' } : {}, { replace: true })}
      />
      <ListTable label={t('overdue.title')} list={list} columns={columns} rowKey={(row) => row.id} empty={t('overdue.empty')} />
    </>
  );
}
