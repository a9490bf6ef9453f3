import type { Schema } from '@/lib/api';

export type Substitution = Schema<'SubstitutionRow'>;

/** How a substitution stands on a day. */
export function standingOf({ inForce, endedAt, from }: Pick<Substitution, 'inForce' | 'endedAt' | 'from'>, today: string): 'in-force' | 'ended' | 'coming' | 'over' {
  if (endedAt !== null) return 'ended';
  if (inForce) return 'in-force';
  return from > today ? 'coming' : 'over';
}
