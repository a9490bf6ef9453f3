import type { Schema } from '@/lib/api';

type Change = Schema<'DefinitionChange'>;

// in the order of what whoever approves has to look at
const kinds = {
  roles: ['role'],
  limits: ['limit'],
  conditions: ['expression'],
  ways: ['outcomes', 'connection-added', 'connection-removed', 'connection-moved'],
  steps: ['step-added', 'step-removed', 'step-renamed', 'step-moved', 'step-type'],
  papers: ['clause', 'form', 'documents'],
  data: ['variable', 'argument', 'output'],
} as const;

export type ChangeGroup = keyof typeof kinds | 'others';

/** Changes by what they are about; groups without any are left out, and each keeps its changes in their order. */
export function groupsOf(changes: readonly Change[]): { group: ChangeGroup; changes: Change[] }[] {
  const groupOf = ({ kind }: Change): ChangeGroup => (Object.entries(kinds).find(([, of]) => (of as readonly string[]).includes(kind))?.[0] as ChangeGroup | undefined) ?? 'others';
  return ([...Object.keys(kinds), 'others'] as ChangeGroup[])
    .map((group) => ({ group, changes: changes.filter((change) => groupOf(change) === group) }))
    .filter((part) => part.changes.length > 0);
}
