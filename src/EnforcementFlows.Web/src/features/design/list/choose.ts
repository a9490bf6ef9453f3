import type { Flow, Release } from '../useFlows';

export const filters = ['all', 'draft', 'proposed', 'running'] as const;
export type Filter = (typeof filters)[number];

/** The flows that somebody looks for: by title, name or id, and by how they stand. */
export function chosenFlows(flows: readonly Flow[], open: readonly Pick<Release, 'definitionId'>[], filter: Filter, text: string): Flow[] {
  const wanted = text.trim().toLowerCase();
  const stands = (flow: Flow) => {
    if (filter === 'draft') return flow.draft !== null;
    if (filter === 'proposed') return open.some((release) => release.definitionId === flow.definitionId);
    return filter === 'all' || flow.running > 0;
  };
  return flows.filter((flow) => stands(flow) && [flow.title, flow.name, flow.definitionId].some((name) => name?.toLowerCase().includes(wanted)));
}
