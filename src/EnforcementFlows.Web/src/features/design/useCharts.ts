import { useQuery } from '@tanstack/react-query';
import { api, dataOf, type Schema } from '@/lib/api';

export type DrawnChart = Schema<'GetDefinitionChartsChart'>;

/** A version as it is drawn, with what is inside its steps, before anything has happened on it. */
export const useCharts = (definitionId: string, version: number) =>
  useQuery({
    queryKey: ['flows', definitionId, 'charts', version],
    queryFn: () => dataOf(api.GET('/api/definitions/{definitionId}/charts', { params: { path: { definitionId }, query: { version: String(version) } } })),
  });
