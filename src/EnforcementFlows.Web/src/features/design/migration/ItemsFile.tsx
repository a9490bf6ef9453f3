import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { ProblemNotice } from '@/components/ProblemNotice';
import { csvOf } from '@/lib/csv';
import { useWords } from '@/lib/i18n';
import { readAll } from '@/lib/queries';
import { save } from '@/lib/save';
import { showTime } from '@/lib/time';
import { useCaseName } from '../useCaseName';
import { readItems } from './MigrationItems';
import { resultOf } from './progress';
import type { MigrationDetail } from './types';
import { useMoves } from './useMoves';

const columns = ['case', 'began', 'item-state', 'what', 'settled'] as const;

/** All flows of a plan with what became of each, as a table file. */
export function ItemsFile({ detail, state }: { detail: MigrationDetail; state: string | undefined }) {
  const t = useWords('design');
  const movesOf = useMoves(detail);
  const nameOf = useCaseName();
  const { id, definitionId, from, to } = detail.migration;
  const make = useMutation({
    mutationFn: async () => {
      const rows = await readAll(readItems(id, state, 200));
      const lines = rows.map((row) => [nameOf(row), row.startedAt ? showTime(row.startedAt) : '', t(`migration.item.${resultOf(row)}`), movesOf(row).join('；'), row.settledAt ? showTime(row.settledAt) : '']);
      save(new Blob([csvOf([columns.map((name) => t(`migration.${name}`)), ...lines])], { type: 'text/csv;charset=utf-8' }), `${definitionId}-${from.number}-${to.number}.csv`);
    },
  });
  return (
    <>
      <Button size="small" icon={<DownloadOutlined aria-hidden />} loading={make.isPending} onClick={() => make.mutate()}>
        {t('migration.file')}
      </Button>
      {make.error && <ProblemNotice problem={make.error} onRetry={() => make.mutate()} />}
    </>
  );
}
