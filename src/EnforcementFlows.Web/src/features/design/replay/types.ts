import type { Schema } from '@/lib/api';

export type Replay = Schema<'ReplayRow'>;
export type ReplayedCase = Schema<'ListReplayedCasesRow'>;
export type ReplayReport = Schema<'ReplayReport'>;

/** Whether there is more to come of a replay. */
export const isAtWork = ({ state }: Pick<Replay, 'state'>) => state === 'queued' || state === 'running';
