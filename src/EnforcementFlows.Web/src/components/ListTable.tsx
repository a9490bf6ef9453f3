import { Button, Empty, Table, type TableColumnsType } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '@/lib/i18n';
import type { List } from '@/lib/queries';
import { ProblemNotice } from './ProblemNotice';

const ahead = 600; // px before the end at which the next page is fetched

type Props<Row> = {
  /** What the table lists, for those who hear it. */
  label: string;
  list: List<Row>;
  columns: TableColumnsType<Row>;
  rowKey: (row: Row) => string;
  empty?: string;
  onOpen?: (row: Row) => void;
  /** It stands among other things: all its rows are drawn, also on paper, and a button fetches the next ones. */
  inPage?: boolean;
  selection?: { keys: string[]; onChange: (keys: string[], rows: Row[]) => void };
};

/** A list of any length: rows are fetched as one scrolls, and only those in sight are drawn. */
export function ListTable<Row extends object>({ label, list, columns, rowKey, empty, onOpen, inPage, selection }: Props<Row>) {
  const t = useWords('common');
  const { box, height } = useRestOfWindow();
  if (list.error && list.rows.length === 0) return <ProblemNotice problem={list.error} onRetry={() => void list.refetch()} />;
  const isEmpty = list.rows.length === 0;
  const width = columns.reduce((sum, column) => sum + Number(column.width ?? 160), 0);
  const fetchMore = (element: HTMLElement) => {
    const isNearEnd = element.scrollHeight - element.scrollTop - element.clientHeight < ahead;
    if (isNearEnd && list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
  };
  return (
    <section ref={box} aria-label={label} aria-busy={list.isFetching}>
      <Table<Row>
        virtual={!inPage && !isEmpty}
        size="small"
        rowKey={rowKey}
        columns={columns}
        dataSource={list.rows}
        loading={list.isPending}
        pagination={false}
        tableLayout={isEmpty ? 'auto' : undefined}
        scroll={isEmpty ? undefined : inPage ? { x: width } : { x: width, y: height }} // what says that there is nothing needs no scrolling
        onScroll={inPage ? undefined : (event) => fetchMore(event.currentTarget)}
        locale={{ emptyText: list.isPending ? ' ' : <Nothing inPage={inPage} said={empty ?? t('empty')} /> }}
        onRow={(row) => (onOpen ? { className: 'openable', onClick: (event) => !isControl(event.target) && onOpen(row) } : {})}
        rowSelection={selection && { selectedRowKeys: selection.keys, onChange: (keys, rows) => selection.onChange(keys as string[], rows) }}
      />
      <p className="list-foot" role="status">
        {list.isPending ? '' : t(list.hasNextPage ? (inPage ? 'list.some' : 'list.more') : 'list.all', { count: list.rows.length })}
      </p>
      {inPage && list.hasNextPage && (
        <Button size="small" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('list.next')}
        </Button>
      )}
    </section>
  );
}

// among other things nothing takes no more room than it has to
const Nothing = ({ inPage, said }: { inPage?: boolean; said: string }) => (inPage ? said : <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={said} />);

// a click on a link, a button or a box in the row means that and not the row
const isControl = (target: EventTarget) => target instanceof Element && target.closest('a,button,input,label,.ant-checkbox-wrapper') !== null;

/** The height from where the element begins to the foot of the window, so that the page itself does not scroll beside the list. */
function useRestOfWindow() {
  const box = useRef<HTMLElement>(null);
  const [height, setHeight] = useState(480);
  useEffect(() => {
    const measure = () => setHeight(Math.max(240, window.innerHeight - (box.current?.getBoundingClientRect().top ?? 200) - 100));
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return { box, height };
}
