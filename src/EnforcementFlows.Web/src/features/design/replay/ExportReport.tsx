import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { ProblemNotice } from '@/components/ProblemNotice';
import { csvOf } from '@/lib/csv';
import { useWords } from '@/lib/i18n';
import { readAll } from '@/lib/queries';
import { save } from '@/lib/save';
import { showDay } from '@/lib/time';
import { useCaseName } from '../useCaseName';
import { readCases, type Only } from './cases';
import { sayingsOf } from './sayings';
import type { Replay, ReplayedCase } from './types';

/** The cases as they are chosen, as a file for a spreadsheet. */
export function ExportReport({ replay, only }: { replay: Replay; only: Only }) {
  const t = useWords('design');
  const nameOf = useCaseName();
  const head = ['case', 'ran-on', 'begun', 'outcome', 'details'].map((name) => t(`replay.${name}`));
  const rowOf = (row: ReplayedCase) => [
    nameOf(row),
    `${row.ranFlow} ${row.ranVersion ?? ''}`.trim(),
    showDay(row.startedAt),
    t(`replay.case-state.${row.state}`),
    row.message ?? sayingsOf(row.report, t).join('\n'),
  ];
  const exporting = useMutation({
    mutationFn: async () => {
      const rows = await readAll(readCases(replay.id, only, 200));
      save(new Blob([csvOf([head, ...rows.map(rowOf)])], { type: 'text/csv;charset=utf-8' }), `${t('replay.file', { id: replay.definitionId, number: replay.version, on: showDay(replay.createdAt) })}.csv`);
    },
  });
  return (
    <>
      <Button icon={<DownloadOutlined aria-hidden />} loading={exporting.isPending} onClick={() => exporting.mutate()}>
        {t('replay.export')}
      </Button>
      {exporting.error && <ProblemNotice problem={exporting.error} />}
    </>
  );
}
