import { Radio, type TableColumnsType } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { ListTable } from '@/components/ListTable';
import { api, dataOf, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useList } from '@/lib/queries';
import { useMay } from '@/lib/session';
import { showTime } from '@/lib/time';

type Row = Schema<'ListImportLinesRow'>;

const filters = ['all', 'bad', 'late', 'imported', 'unchanged', 'pending'] as const;
type Filter = (typeof filters)[number];
const queryOf = (filter: Filter) => (filter === 'all' ? {} : filter === 'late' ? { late: true } : { state: filter });

/** What became of each line of the file. Read again whenever the import has come further. */
export function ImportLines({ importId, done }: { importId: string; done: number }) {
  const t = useWords('filing');
  const may = useMay();
  const [search, setSearch] = useSearchParams();
  const filter = filters.find((known) => known === search.get('lines')) ?? 'all';
  const list = useList<Row>(['import', importId, 'lines', filter, done], (after) =>
    dataOf(api.GET('/api/cases/import/{importId}/lines', { params: { path: { importId }, query: { limit: 100, after: after === undefined ? undefined : Number(after), ...queryOf(filter) } } })),
  );
  const columns: TableColumnsType<Row> = [
    { title: t('import.line'), dataIndex: 'line', width: 70, align: 'right' },
    { title: t('import.result'), width: 100, render: (_, row) => t(`import.line-states.${row.state}`) },
    { title: t('import.number'), width: 220, render: (_, row) => (row.caseId && may('case.read') ? <Link to={`/cases/${row.caseId}`}>{row.caseNumber}</Link> : row.caseNumber) },
    { title: t('import.details'), width: 700, render: (_, row) => <Details row={row} /> },
  ];
  return (
    <section>
      <h2>{t('import.lines')}</h2>
      <Radio.Group
        optionType="button"
        value={filter}
        aria-label={t('import.lines')}
        options={filters.map((value) => ({ value, label: t(`import.filter.${value}`) }))}
        onChange={(event) => setSearch({ lines: String(event.target.value) }, { replace: true })}
      />
      <ListTable label={t('import.lines')} list={list} columns={columns} rowKey={(row) => String(row.line)} empty={t('import.lines-empty')} />
    </section>
  );
}

function Details({ row }: { row: Row }) {
  const t = useWords('filing');
  if (row.errors.length === 0 && row.late.length === 0) return null;
  return (
    <ul className="line-errors">
      {row.errors.map((error, index) => (
        <li key={index}>
          {error.field}：{error.message}
        </li>
      ))}
      {row.late.map((late) => (
        <li key={late.node}>
          {t('import.late-node', { name: late.name, due: late.dueOn ?? showTime(late.dueAt), met: late.metAt ? t('import.late-met', { time: showTime(late.metAt) }) : t('import.late-open') })}
          {late.clause && <span className="clause">{late.clause}</span>}
        </li>
      ))}
    </ul>
  );
}
