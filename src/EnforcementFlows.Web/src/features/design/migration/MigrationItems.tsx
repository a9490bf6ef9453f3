import { Radio, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { ListTable } from '@/components/ListTable';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useList } from '@/lib/queries';
import { useMay } from '@/lib/session';
import { showTime } from '@/lib/time';
import { CaseName } from '../CaseName';
import { ItemsFile } from './ItemsFile';
import { isAtWork, resultOf } from './progress';
import type { MigrationDetail, MigrationItem } from './types';
import { UndoOne } from './UndoOne';
import { useMoves } from './useMoves';

const filters = ['all', 'pending', 'migrated', 'refused', 'undone'] as const;
const pace = 2000; // ms between two looks while the host is at work

export const readItems = (migrationId: string, state: string | undefined, limit: number) => (after: string | undefined) =>
  dataOf(api.GET('/api/migrations/{migrationId}/items', { params: { path: { migrationId }, query: { state, limit, after } } }));

/** The flows that a plan concerns: what would become of each, or has, and why not. */
export function MigrationItems({ detail }: { detail: MigrationDetail }) {
  const t = useWords('design');
  const may = useMay();
  const { migration } = detail;
  const { id, state, revision, undoing } = migration;
  const isSettled = state !== 'draft';
  const [filter, setFilter] = useState<(typeof filters)[number]>('all');
  const only = isSettled && filter !== 'all' ? filter : undefined;
  const list = useList<MigrationItem>(['migration', id, 'items', only, revision, state, undoing], readItems(id, only, 50), { refetchInterval: () => (isAtWork(migration) ? pace : false) });
  const movesOf = useMoves(detail);
  const columns: TableColumnsType<MigrationItem> = [
    { title: t('migration.case'), width: 190, render: (_, row) => <CaseName of={row} /> },
    { title: t('migration.began'), width: 110, render: (_, row) => row.startedAt && showTime(row.startedAt).slice(0, 10) },
    { title: t('migration.item-state'), width: 90, render: (_, row) => <Result row={row} /> },
    { title: t('migration.what'), width: 460, render: (_, row) => movesOf(row).map((line) => <div key={line}>{line}</div>) },
    { title: t('migration.settled'), width: 140, render: (_, row) => row.settledAt && showTime(row.settledAt) },
    { title: t('acts'), width: 80, render: (_, row) => row.undoable && may('workflow.publish') && !isAtWork(migration) && <UndoOne migrationId={id} item={row} /> },
  ];
  const shown = isSettled ? columns : columns.slice(0, 4); // nothing has been done yet
  return (
    <section aria-label={t('migration.items')}>
      <div className="design-bar migration-items-head">
        <h2>{t(isSettled ? 'migration.items' : 'migration.items-preview')}</h2>
        {isSettled && (
          <Radio.Group
            optionType="button"
            size="small"
            aria-label={t('migration.item-state')}
            value={filter}
            options={filters.map((value) => ({ value, label: t(`migration.item.${value}`) }))}
            onChange={(event) => setFilter(event.target.value as typeof filter)}
          />
        )}
        <ItemsFile detail={detail} state={only} />
      </div>
      <ListTable inPage label={t('migration.items')} list={list} columns={shown} rowKey={(row) => row.instanceId} empty={t('migration.no-items')} />
    </section>
  );
}

const looks: Record<string, string> = { migrated: 'mark-calm', refused: 'mark-soon', 'would-refuse': 'mark-soon', undone: 'mark-own', undoing: 'mark-own' };

function Result({ row }: { row: MigrationItem }) {
  const t = useWords('design');
  const result = resultOf(row);
  return <span className={`mark ${looks[result] ?? ''}`}>{t(`migration.item.${result}`)}</span>;
}
