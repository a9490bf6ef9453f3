import type { Schema } from '@/lib/api';

export type ArchivedFile = Schema<'ImportedFile'>;
export type ArchiveReport = Schema<'ImportCourtArchiveResponse'>;
type State = ArchivedFile['state'];

// what needs a person comes first
const order: State[] = ['refused', 'proposed', 'draft', 'delivered', 'unchanged'];

/** How many files had what outcome. */
export const countsOf = (files: readonly Pick<ArchivedFile, 'state'>[]): Record<State, number> =>
  files.reduce((counts, { state }) => ({ ...counts, [state]: counts[state] + 1 }), { unchanged: 0, draft: 0, proposed: 0, delivered: 0, refused: 0 });

/** The files to be looked at, those first that were not taken; those that are the same on demand. */
export const filesShown = <File extends Pick<ArchivedFile, 'state'>>(files: readonly File[], showSame: boolean): File[] =>
  order.filter((state) => showSame || state !== 'unchanged').flatMap((state) => files.filter((file) => file.state === state));

/** Whether taking the archive in would change anything. */
export const isWorthIt = (files: readonly Pick<ArchivedFile, 'state'>[]) => files.some(({ state }) => state === 'draft' || state === 'proposed');

const known: Record<string, string> = { 'profile.json': 'profile', 'requirements.json': 'requirements', 'clauses.json': 'clauses', 'exceptions.json': 'exceptions' };

/** What a file of an archive is, and what it is called where its kind does not say that. */
export function kindOf(path: string): { kind: string; name?: string } {
  const [folder, name = ''] = path.split('/');
  if (folder === 'definitions') return { kind: 'definition', name: name.replace(/\.json$/, '') };
  if (folder === 'documents') return { kind: 'document', name };
  return { kind: known[path] ?? 'other' };
}
