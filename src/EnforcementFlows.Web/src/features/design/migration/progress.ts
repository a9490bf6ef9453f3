import type { Migration, MigrationItem } from './types';

/** While the host works on a plan it is asked again and again how far it is. */
export const isAtWork = ({ state }: Pick<Migration, 'state'>) => state === 'queued' || state === 'running';

/** How many of how many are done with: those that went over, or those that went back while it is being undone. */
export function progressOf({ undoing, total, pending, migrated, undone }: Pick<Migration, 'undoing' | 'total' | 'pending' | 'migrated' | 'undone'>) {
  const [done, of] = undoing ? [undone, undone + migrated] : [total - pending, total];
  return { done, of, percent: of === 0 ? 100 : Math.floor((100 * done) / of) };
}

/** Whether there is anything left to go on with. */
export const hasRest = ({ undoing, pending, refused, migrated }: Pick<Migration, 'undoing' | 'pending' | 'refused' | 'migrated'>) => (undoing ? migrated > 0 : pending + refused > 0);

/** What became of a flow, or would: in a preview the host says why it would be refused. */
export const resultOf = ({ state, code }: Pick<MigrationItem, 'state' | 'code'>) => (state === 'pending' && code !== null ? 'would-refuse' : state);
