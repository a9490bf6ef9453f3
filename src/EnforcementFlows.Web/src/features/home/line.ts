/** A row of any list as the first page shows it. */
export type Line = { key: string; to: string | null; title: string; about: string; dueAt: string | null; dueOn: string | null };

type Row = { [member: string]: unknown };

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const orNull = (value: unknown) => (typeof value === 'string' ? value : null);

/** What a row is about, whichever list it comes from: a task, a node, a report of what is late, a measure or a receipt. */
export function lineOf(row: Row, index: number): Line {
  const measure = row.measure as Row | undefined;
  const isTask = 'outcomes' in row;
  const about = text(measure?.property) || text(row.name) || text(row.nodeName) || text(row.payer);
  return {
    key: text(row.id) || String(index),
    to: isTask ? `/tasks/${text(row.id)}` : row.caseId ? `/cases/${text(row.caseId)}${measure ? `/property?renew=${text(measure.id)}` : ''}` : null,
    title: text(row.caseNumber) || text(row.reference) || about,
    about,
    dueAt: orNull(row.dueAt),
    dueOn: orNull(measure?.endsOn) ?? orNull(row.dueOn),
  };
}
