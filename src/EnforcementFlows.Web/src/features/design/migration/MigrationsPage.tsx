import type { TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { ListTable } from '@/components/ListTable';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useList } from '@/lib/queries';
import { useMay } from '@/lib/session';
import { showTime } from '@/lib/time';
import { FlowFrame } from '../FlowFrame';
import { migrationPath } from '../links';
import { NewMigration } from './NewMigration';
import { isAtWork } from './progress';
import { StateMark } from './StateMark';
import type { Migration } from './types';
import './migration.css';

const pace = 3000; // ms between two looks while one of them is at work

/** 迁移: the plans by which running cases of a flow go over to another version. */
export function MigrationsPage() {
  const t = useWords('design');
  const may = useMay();
  return (
    <FlowFrame page="migration">
      {({ definitionId }) => (
        <>
          <p className="migration-about">{t('migration.about')}</p>
          {may('workflow.design') && <NewMigration key={definitionId} definitionId={definitionId} />}
          <Migrations key={`${definitionId} plans`} definitionId={definitionId} />
        </>
      )}
    </FlowFrame>
  );
}

function Migrations({ definitionId }: { definitionId: string }) {
  const t = useWords('design');
  const list = useList<Migration>(
    ['migrations', definitionId],
    (after) => dataOf(api.GET('/api/definitions/{definitionId}/migrations', { params: { path: { definitionId }, query: { limit: 50, after } } })),
    { refetchInterval: (rows) => (rows.some(isAtWork) ? pace : false) },
  );
  const columns: TableColumnsType<Migration> = [
    { title: t('migration.plan'), width: 190, render: (_, row) => <Link to={migrationPath(definitionId, row.id)}>{t('migration.from-to', { from: row.from.number, to: row.to.number })}</Link> },
    { title: t('migration.state'), width: 110, render: (_, row) => <StateMark migration={row} /> },
    { title: t('migration.total'), width: 80, align: 'right', dataIndex: 'total' },
    { title: t('migration.migrated'), width: 80, align: 'right', dataIndex: 'migrated' },
    { title: t('migration.refused'), width: 90, align: 'right', dataIndex: 'refused' },
    { title: t('migration.undone'), width: 80, align: 'right', dataIndex: 'undone' },
    { title: t('migration.ground'), width: 220, ellipsis: true, dataIndex: 'legalGround' },
    { title: t('migration.authors'), width: 140, render: (_, row) => row.authorNames.join('、') },
    { title: t('migration.created'), width: 140, render: (_, row) => showTime(row.createdAt) },
  ];
  return (
    <section>
      <h2>{t('migration.plans')}</h2>
      <ListTable inPage label={t('migration.plans')} list={list} columns={columns} rowKey={(row) => row.id} empty={t('migration.none')} />
    </section>
  );
}
