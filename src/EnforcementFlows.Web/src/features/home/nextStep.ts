import type { Schema } from '@/lib/api';

type Task = Pick<Schema<'TaskRow'>, 'caseId' | 'dueAt' | 'state'>;

/** The open task of a case that is due first; one without a limit comes after all that have one. */
export function nextOf<T extends Task>(tasks: T[]): T | undefined {
  const open = tasks.filter(({ state }) => state !== 'done' && state !== 'void');
  return open.sort((a, b) => timeOf(a) - timeOf(b))[0];
}

const timeOf = ({ dueAt }: Pick<Task, 'dueAt'>) => (dueAt ? new Date(dueAt).getTime() : Infinity);

/** Cases in the order in which their next steps are due. */
export const byUrgency = <C, T extends Task>(rows: { row: C; next: T | undefined }[]) =>
  [...rows].sort((a, b) => (a.next ? timeOf(a.next) : Infinity) - (b.next ? timeOf(b.next) : Infinity) || 0);
