import { useEffect, useState } from 'react';
import type { List } from '@/lib/queries';
import { cellText } from './cells';
import type { Definition } from './definitions';
import type { Numbered } from './LedgerView';

const most = 2000; // rows on paper; whoever needs more takes the workbook

/** Reads on until all rows are there, then prints them: the list on the screen draws only those in sight. */
export function usePrinting(list: List<Numbered>) {
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
export function PrintTable({ definition, rows, words }: { definition: Definition; rows: Numbered[]; words: { yes: string; no: string } }) {
  return (
    <table className="print-table">
      <thead>
        <tr>
          {definition.columns.map((column) => (
            <th key={column.field} scope="col">
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, row }, index) => (
          <tr key={key}>
            {definition.columns.map((column) => (
              <td key={column.field}>{cellText(row, column, index + 1, words)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
