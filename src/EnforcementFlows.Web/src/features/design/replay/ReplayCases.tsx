import { Radio, type TableColumnsType } from 'antd';
import { ListTable } from '@/components/ListTable';
import { useWords } from '@/lib/i18n';
import { useList } from '@/lib/queries';
import { showDay } from '@/lib/time';
import { CaseName } from '../CaseName';
import { casesKey, filters, readCases, type Only } from './cases';
import { ExportReport } from './ExportReport';
import { sayingsOf } from './sayings';
import { isAtWork, type Replay, type ReplayedCase } from './types';

type Props = { replay: Replay; only: Only; onOnly: (only: Only) => void };

/** The cases of a replay with what would be otherwise in each; those that differ come first to the eye. */
export function ReplayCases({ replay, only, onOnly }: Props) {
  const t = useWords('design');
  const list = useList<ReplayedCase>(casesKey(replay.id, only), readCases(replay.id, only, 50), { refetchInterval: () => isAtWork(replay) && 3000 });
  const columns: TableColumnsType<ReplayedCase> = [
    { title: t('replay.case'), width: 190, render: (_, row) => <CaseName of={row} /> },
    { title: t('replay.ran-on'), width: 170, render: (_, row) => (row.ranFlow === replay.definitionId ? '' : `${row.ranFlow} `) + (row.ranVersion === null ? '' : t('version', { number: row.ranVersion })) },
    { title: t('replay.begun'), width: 110, render: (_, row) => showDay(row.startedAt) },
    { title: t('replay.outcome'), width: 100, render: (_, row) => <span className={`mark ${row.state === 'same' ? 'mark-calm' : row.state === 'pending' ? '' : 'mark-soon'}`}>{t(`replay.case-state.${row.state}`)}</span> },
    { title: t('replay.details'), width: 540, render: (_, row) => <Sayings row={row} /> },
  ];
  return (
    <>
      <div className="design-bar">
        <Radio.Group
          optionType="button"
          aria-label={t('replay.only')}
          value={only}
          options={filters.map((value) => ({ value, label: t(`replay.filter.${value}`) }))}
          onChange={(event) => onOnly(event.target.value as Only)}
        />
        <ExportReport replay={replay} only={only} />
      </div>
      <ListTable inPage label={t('replay.cases')} list={list} columns={columns} rowKey={(row) => row.instanceId} empty={t('replay.no-cases')} />
    </>
  );
}

function Sayings({ row: { report, message } }: { row: ReplayedCase }) {
  const t = useWords('design');
  if (message) return message;
  return (
    <ul className="sayings">
      {sayingsOf(report, t).map((saying) => (
        <li key={saying}>{saying}</li>
      ))}
    </ul>
  );
}
