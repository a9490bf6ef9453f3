import type { Schema } from '@/lib/api';

type Note = Schema<'PortabilityNote'>;
type Subject = Pick<Note, 'kind' | 'name'> & { activities: string[] };

/** Notes about the same type, option or workflow as one, with the steps that have it. */
export function bySubject(notes: readonly Note[]): Subject[] {
  const subjects = new Map<string, Subject>();
  for (const { kind, name, activityId } of notes) {
    const key = `${kind} ${name}`;
    const subject = subjects.get(key) ?? { kind, name, activities: [] };
    if (activityId !== null && !subject.activities.includes(activityId)) subject.activities.push(activityId);
    subjects.set(key, subject);
  }
  return [...subjects.values()];
}
