import { useEffect, useState } from 'react';
import './print.css';

const most = 2000; // rows on paper; whoever needs more takes the file

/** A column as text, on paper or in a file. */
export type TextColumn<Row> = { label: string; text: (row: Row, index: number) => string };

type Readable = { rows: readonly unknown[]; isPending: boolean; hasNextPage: boolean; isFetchingNextPage: boolean; error: unknown; fetchNextPage: () => Promise<unknown> };

/** Reads on until all rows are there, then prints them: the list on the screen draws only those in sight. */
export function usePrinting(list: Readable) {
  const [isOn, setOn] = useState(false);
  const isPreparing = isOn && (list.isPending || (list.hasNextPage && list.rows.length < most && !list.error));
  const { fetchNextPage, isFetchingNextPage } = list;
  useEffect(() => {
    if (isPreparing && !isFetchingNextPage) void fetchNextPage();
    if (!isOn || isPreparing) return;
    window.print();
    const timer = setTimeout(() => setOn(false)); // the dialogue has been closed
    return () => clearTimeout(timer);
  }, [isOn, isPreparing, isFetchingNextPage, fetchNextPage]);
  return { isOn: isOn && !isPreparing, isPreparing, start: () => setOn(true) };
}

/** All rows as a plain table, on paper only. */
export function PrintTable<Row>({ columns, rows, rowKey }: { columns: TextColumn<Row>[]; rows: Row[]; rowKey: (row: Row) => string }) {
  return (
    <table className="print-table">
      <thead>
        <tr>
          {columns.map(({ label }, place) => (
            <th key={place} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={rowKey(row)}>
            {columns.map(({ text }, place) => (
              <td key={place}>{text(row, index)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
