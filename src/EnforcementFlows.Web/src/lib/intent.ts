import { useRef } from 'react';
import { actKey } from './api';

/** One key per intended act: sent again because no answer came, it is the same act; with other content it is another. */
export function useIntent() {
  const kept = useRef<{ what: string; key: string }>(undefined);
  return {
    keyOf: (...what: unknown[]) => {
      const text = JSON.stringify(what);
      if (kept.current?.what !== text) kept.current = { what: text, key: actKey() };
      return kept.current.key;
    },
    /** The act is done: the same once more is a new one. */
    settle: () => {
      kept.current = undefined;
    },
  };
}
