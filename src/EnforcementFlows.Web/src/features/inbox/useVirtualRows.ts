import { useCallback, useEffect, useState, type RefObject } from 'react';

const spare = 6; // rows drawn beyond either edge, so that scrolling shows no gaps

/** Which rows of a list with rows of one height are in sight. */
export function inSight(scrollTop: number, height: number, rowHeight: number, count: number): { from: number; to: number } {
  const from = Math.max(0, Math.floor(scrollTop / rowHeight) - spare);
  return { from: Math.min(from, Math.max(0, count - 1)), to: Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + spare) };
}

/** Where to scroll so that a row is in sight; where one is, if it is already. */
export function scrollFor(index: number, scrollTop: number, height: number, rowHeight: number): number {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  return top + rowHeight > scrollTop + height ? top + rowHeight - height : scrollTop;
}

/** Draws of a long list only what is in sight. */
export function useVirtualRows(boxRef: RefObject<HTMLDivElement | null>, count: number, rowHeight: number) {
  const [view, setView] = useState({ top: 0, height: 600 });
  const measure = useCallback(() => {
    if (boxRef.current) setView({ top: boxRef.current.scrollTop, height: boxRef.current.clientHeight || 600 });
  }, [boxRef]);
  useEffect(() => {
    if (!boxRef.current) return;
    const observer = new ResizeObserver(measure);
    observer.observe(boxRef.current);
    return () => observer.disconnect();
  }, [boxRef, measure]);
  const reveal = useCallback(
    (index: number) => {
      boxRef.current?.scrollTo({ top: scrollFor(index, boxRef.current.scrollTop, boxRef.current.clientHeight, rowHeight) });
    },
    [boxRef, rowHeight],
  );
  return { ...inSight(view.top, view.height, rowHeight, count), page: Math.max(1, Math.floor(view.height / rowHeight) - 1), onScroll: measure, reveal };
}
