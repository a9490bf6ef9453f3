import { useEffect, type KeyboardEvent, type MouseEvent, type RefObject } from 'react';
import { useWords } from '@/lib/i18n';
import { commandOf, moved, type Command } from './keys';
import type { SteadyRow } from './steady';
import type { Task } from './task';
import { TaskOption } from './TaskOption';
import { useVirtualRows } from './useVirtualRows';

export const rowHeight = 80; // px, as in inbox.css
const ahead = 20; // rows before the end at which more are read

type Props = {
  listRef: RefObject<HTMLDivElement | null>;
  rows: readonly SteadyRow[];
  cursor: string | undefined;
  openId: string | undefined;
  /** Ids of the rows chosen together; undefined where nothing is done to several. */
  marked: ReadonlySet<string> | undefined;
  onCursor: (task: Task) => void;
  onOpen: (task: Task) => void;
  onCommand: (command: Command, task: Task | undefined) => void;
  onNearEnd: () => void;
};

const idOf = (task: Task) => `task-${task.id}`;

/** The tasks as a list box: one stop for the Tab key, moved through with the arrows or j and k, of any length. */
export function TaskList({ listRef, rows, cursor, openId, marked, onCursor, onOpen, onCommand, onNearEnd }: Props) {
  const t = useWords('inbox');
  const { from, to, page, onScroll, reveal } = useVirtualRows(listRef, rows.length, rowHeight);
  const at = Math.max(0, rows.findIndex((row) => row.task.id === cursor));
  const current = rows[at];
  const isNearEnd = to >= rows.length - ahead;
  useEffect(() => {
    if (isNearEnd) onNearEnd();
  }, [isNearEnd, rows.length, onNearEnd]);
  useEffect(() => reveal(at), [at, reveal]);
  useEffect(() => {
    if (document.activeElement === document.body) listRef.current?.focus({ preventScroll: true }); // ready for the keys, unless one is elsewhere
  }, [listRef]);

  const press = (event: KeyboardEvent) => {
    const command = commandOf(event);
    if (command === undefined) return;
    event.preventDefault();
    const to = rows[moved(command, at, rows.length, page)];
    if (to && to !== current) onCursor(to.task);
    else onCommand(command, current?.isGone ? undefined : current?.task);
  };
  const click = (event: MouseEvent) => {
    const target = event.target as Element;
    const row = rows[Number(target.closest<HTMLElement>('[data-index]')?.dataset.index ?? -1)];
    if (!row) return;
    onCursor(row.task);
    if (target.closest('[data-mark]')) onCommand('mark', row.isGone ? undefined : row.task);
    else onOpen(row.task);
  };
  return (
    <div
      ref={listRef}
      className="task-list"
      role="listbox"
      tabIndex={0}
      aria-label={t('list')}
      aria-describedby="inbox-keys"
      aria-multiselectable={marked !== undefined || undefined}
      aria-activedescendant={current && at >= from && at < to ? idOf(current.task) : undefined}
      onKeyDown={press}
      onClick={click}
      onScroll={onScroll}
    >
      <div role="presentation" style={{ height: rows.length * rowHeight, position: 'relative' }}>
        {rows.slice(from, to).map((row, offset) => (
          <TaskOption
            key={row.task.id}
            id={idOf(row.task)}
            row={row}
            index={from + offset}
            count={rows.length}
            top={(from + offset) * rowHeight}
            isOpened={row.task.id === openId}
            isAtCursor={from + offset === at}
            isMarked={marked?.has(row.task.id)}
          />
        ))}
      </div>
    </div>
  );
}
