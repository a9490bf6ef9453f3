import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '@/lib/api';

/** What one may ask for on the case, with what stands in its way. */
export const useRequestKinds = (caseId: string) =>
  useQuery({ queryKey: ['case', caseId, 'request-kinds'], queryFn: () => dataOf(api.GET('/api/cases/{caseId}/request-kinds', { params: { path: { caseId } } })) });

export const useFormDefinition = (key: string | null) =>
  useQuery({ queryKey: ['form', key], queryFn: () => dataOf(api.GET('/api/forms/{key}', { params: { path: { key: key! } } })), enabled: key !== null, staleTime: 5 * 60_000 });
