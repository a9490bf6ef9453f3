const root = '/administration/flows';

/** The pages of one flow, in the order of the work: look, change, check, try, move. */
export const flowPages = ['versions', 'settings', 'check', 'difference', 'simulation', 'tests', 'replay', 'migration'] as const;
export type FlowPage = (typeof flowPages)[number];

export const listPath = root;
export const archivePath = `${root}/archive`;
export const releasesPath = `${root}/releases`;
export const releasePath = (releaseId: string) => `${releasesPath}/${releaseId}`;
export const flowPath = (definitionId: string, page: FlowPage = 'versions', query: Record<string, string> = {}) => {
  const search = new URLSearchParams(query).toString();
  return `${root}/${encodeURIComponent(definitionId)}/${page}${search && `?${search}`}`;
};

export const migrationPath = (definitionId: string, migrationId: string) => `${flowPath(definitionId, 'migration')}/${migrationId}`;

/** The flow on the canvas, with one of its steps in sight. It is a site of its own. */
export const studioOf = (definitionId: string, activityId?: string | null) =>
  `/studio/workflows/definitions/${encodeURIComponent(definitionId)}/edit${activityId ? `#${encodeURIComponent(activityId)}` : ''}`;

/** A version as a file that any Elsa 3 takes in. */
export const fileOf = (definitionId: string, version: number) => `/elsa/api/workflow-definitions/${encodeURIComponent(definitionId)}/export?versionOptions=${version}`;
