import { useQuery } from '@tanstack/react-query';
import { api, dataOf, type Schema } from '@/lib/api';

export type TestCase = Schema<'FlowTestRow'>;

/** The example cases of a flow: those that came with it first, then those recorded here. */
export const useTestCases = (definitionId: string) =>
  useQuery({
    queryKey: ['flows', definitionId, 'tests'],
    queryFn: async () => (await dataOf(api.GET('/api/definitions/{definitionId}/tests', { params: { path: { definitionId } } }))).items,
  });
