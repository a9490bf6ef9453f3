import { useSyncExternalStore, type ReactNode } from 'react';

const shownFor = 8_000;

type Announcement = { id: number; content: ReactNode };

let announcements: Announcement[] = [];
let lastId = 0;
const watchers = new Set<() => void>();

const set = (next: Announcement[]) => {
  announcements = next;
  watchers.forEach((watcher) => watcher());
};

/** Says in a corner of the page, and aloud to those who listen, what has been done; it goes by itself and never takes the focus. */
export function announce(content: ReactNode) {
  const id = ++lastId;
  set([...announcements, { id, content }]);
  setTimeout(() => set(announcements.filter((announcement) => announcement.id !== id)), shownFor);
}

export function Announcements() {
  const shown = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => announcements,
  );
  return (
    <div className="announcements" role="status">
      {shown.map(({ id, content }) => (
        <p key={id}>{content}</p>
      ))}
    </div>
  );
}
