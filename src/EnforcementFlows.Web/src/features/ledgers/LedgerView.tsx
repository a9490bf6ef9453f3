import { PrinterOutlined } from '@ant-design/icons';
import { Button, type TableColumnsType } from 'antd';
import { Link, useNavigate } from 'react-router';
import { ListTable } from '@/components/ListTable';
import { PageHead } from '@/components/PageHead';
import { PrintTable, usePrinting, type TextColumn } from '@/components/printing';
import { dataAt } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useList, type Page } from '@/lib/queries';
import { useMay } from '@/lib/session';
import { caseOf, cellText, type Row } from './cells';
import type { Column, Definition } from './definitions';
import { ExportButton } from './ExportButton';
import { FilterBar } from './FilterBar';
import { addressOf, queryOf } from './filters';

/** A row with a key of its own: where its page begins, and its place there. */
type Numbered = { key: string; row: Row };

const ofCharacters = 8; // px
const padding = 20;

/** A ledger: its filters, its rows, print and workbook. */
export function LedgerView({ definition, search }: { definition: Definition; search: URLSearchParams }) {
  const t = useWords('ledgers');
  const may = useMay();
  const navigate = useNavigate();
  const words = { yes: t('common:yes'), no: t('common:no') };
  const query = queryOf(search);
  const list = useList<Numbered>(['ledger', definition.ledger, query], async (after) => {
    const page = await dataAt<Page<Row>>(addressOf(definition.path, { ...query, limit: '100', ...(after === undefined ? {} : { after }) }));
    return { next: page.next, items: page.items.map((row, index) => ({ key: `${after ?? ''}:${index}`, row })) };
  });
  const printing = usePrinting(list);
  const placeOf = (row: Row) => (may('case.read') ? caseOf(row) : undefined);
  const columns: TableColumnsType<Numbered> = definition.columns.map((column) => ({
    key: column.field,
    title: column.label,
    fixed: column.field === '#' || column.field === 'caseNumber' ? 'left' : undefined,
    width: column.width * ofCharacters + padding,
    align: isAmount(column) ? 'right' : 'left',
    render: (_: unknown, { row }: Numbered, index: number) => {
      const text = cellText(row, column, index + 1, words);
      const to = column.field === 'caseNumber' ? placeOf(row) : undefined;
      return to ? <Link to={to}>{text}</Link> : text;
    },
  }));
  const onPaper: TextColumn<Numbered>[] = definition.columns.map((column) => ({ label: column.label, text: ({ row }, index) => cellText(row, column, index + 1, words) }));
  return (
    <>
      <PageHead title={definition.name} about={definition.clause && <span className="clause">{definition.clause}</span>}>
        <Button icon={<PrinterOutlined aria-hidden />} loading={printing.isPreparing} onClick={printing.start}>
          {t('common:print')}
        </Button>
        <ExportButton url={addressOf(definition.export, query)} />
      </PageHead>
      <FilterBar filters={definition.filters} />
      <div className="no-print ledger-rows">
        <ListTable
          label={definition.name}
          list={list}
          columns={columns}
          rowKey={({ key }) => key}
          empty={t('empty')}
          onOpen={({ row }) => {
            const to = placeOf(row);
            if (to) void navigate(to);
          }}
        />
      </div>
      {printing.isOn && <PrintTable columns={onPaper} rows={list.rows} rowKey={({ key }) => key} />}
    </>
  );
}

const isAmount = ({ type, field }: Column) => type === 'money' || (type === 'number' && field !== '#');
