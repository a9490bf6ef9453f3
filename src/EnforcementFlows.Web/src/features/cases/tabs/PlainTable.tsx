import { Table, type TableColumnsType } from 'antd';

type Props<Row> = { label: string; empty: string; rows: Row[]; columns: TableColumnsType<Row> };

/** Rows that came with their page, and all of them. */
export function PlainTable<Row extends object>({ label, empty, rows, columns }: Props<Row>) {
  if (rows.length === 0) return <p className="fine">{empty}</p>;
  return (
    <section aria-label={label}>
      <Table<Row>
        size="small"
        pagination={false}
        rowKey={(row) => rows.indexOf(row)}
        dataSource={rows}
        columns={columns}
        scroll={{ x: columns.reduce((sum, column) => sum + Number(column.width ?? 160), 0) }}
      />
    </section>
  );
}
