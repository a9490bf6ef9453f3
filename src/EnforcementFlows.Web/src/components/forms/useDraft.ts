import { useCallback, useRef, useState } from 'react';

/**
 * What somebody is filling in, kept in the tab until it is done, so that neither a refusal nor a reload loses it.
 * @param key Names person and subject: another person at the same tab starts afresh.
 */
export function useDraft<T extends object>(key: string, start: T) {
  const [draft, setDraft] = useState<T>(() => read(key) ?? start);
  const latest = useRef(draft); // an answer of the host comes when more may have been entered
  const change = useCallback(
    (next: T | ((now: T) => T)) => {
      latest.current = typeof next === 'function' ? next(latest.current) : next;
      setDraft(latest.current);
      keepDraft(key, latest.current);
    },
    [key],
  );
  const clear = useCallback(() => sessionStorage.removeItem(prefix + key), [key]);
  return [draft, change, clear] as const;
}

const prefix = 'draft:';

/** Keeps what whoever shows the draft next is to begin with. */
export const keepDraft = (key: string, draft: object) => sessionStorage.setItem(prefix + key, JSON.stringify(draft));

function read<T>(key: string): T | undefined {
  try {
    const kept = sessionStorage.getItem(prefix + key);
    return kept === null ? undefined : (JSON.parse(kept) as T);
  } catch {
    return undefined; // written by an older version of the pages
  }
}
