import { useState } from 'react';

/** A filter that somebody gave a name, as the part of the address that it is. */
export type SavedFilter = { name: string; search: string };

/** The person's own filters on this machine. */
export function useSavedFilters(person: string) {
  const key = `inbox-filters:${person}`;
  const [saved, setSaved] = useState(() => read(localStorage.getItem(key)));
  const keep = (next: SavedFilter[]) => {
    localStorage.setItem(key, JSON.stringify(next));
    setSaved(next);
  };
  return {
    saved,
    save: (filter: SavedFilter) => keep(withFilter(saved, filter)),
    remove: (name: string) => keep(saved.filter((other) => other.name !== name)),
  };
}

/** A name is given once: the same name again means the filter anew. */
export const withFilter = (saved: readonly SavedFilter[], filter: SavedFilter) => [...saved.filter((other) => other.name !== filter.name), filter];

/** What was kept, as far as it can be read. */
export function read(text: string | null): SavedFilter[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(kept) ? kept.filter(isSaved) : [];
  } catch {
    return [];
  }
}

const isSaved = (value: unknown): value is SavedFilter =>
  typeof value === 'object' && value !== null && typeof (value as SavedFilter).name === 'string' && typeof (value as SavedFilter).search === 'string';
