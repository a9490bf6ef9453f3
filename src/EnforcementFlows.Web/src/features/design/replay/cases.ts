import { api, dataOf } from '@/lib/api';

/** Which cases of a replay are shown. */
export const filters = ['different', 'late', 'late-no-more', 'approver', 'path', 'failed', 'all'] as const;
export type Only = (typeof filters)[number];

export const casesKey = (replayId: string, only?: Only) => ['replay', replayId, 'cases', ...(only ? [only] : [])];

/** Reads the cases of a replay page by page. */
export const readCases = (replayId: string, only: Only, limit: number) => (after: string | undefined) =>
  dataOf(
    api.GET('/api/definitions/replays/{replayId}/cases', {
      params: { path: { replayId }, query: { only: only === 'all' ? undefined : only, limit, after: after === undefined ? undefined : Number(after) } },
    }),
  );
