import { useQuery } from '@tanstack/react-query';
import { api, dataOf, type Schema } from '@/lib/api';
import { readAll } from '@/lib/queries';

export type Flow = Schema<'ListDefinitionsRow'>;
export type Version = Schema<'ListDefinitionVersionsRow'>;
export type Release = Schema<'ReleaseRow'>;
/** A request with all that whoever decides it has to know; the API's document says of none of it that it is always there. */
export type ReleaseDetail = Release & { check: Schema<'ReleaseDetailLooked'> | null; difference: Schema<'GetDefinitionDifferenceResponse'> | null };

/** All flows of the court. */
export const useFlows = () => useQuery({ queryKey: ['flows'], queryFn: () => readAll((after) => dataOf(api.GET('/api/definitions', { params: { query: { limit: 200, after } } }))) });

/** The versions of a flow, the newest first. */
export const useVersions = (definitionId: string) =>
  useQuery({
    queryKey: ['flows', definitionId, 'versions'],
    queryFn: () => readAll((after) => dataOf(api.GET('/api/definitions/{definitionId}/versions', { params: { path: { definitionId }, query: { limit: 200, after } } }))),
  });

/** The requests to publish that nobody has decided yet. */
export const useOpenReleases = () =>
  useQuery({ queryKey: ['releases', 'open'], queryFn: () => readAll((after) => dataOf(api.GET('/api/definitions/releases', { params: { query: { state: 'proposed', limit: 200, after } } }))) });
