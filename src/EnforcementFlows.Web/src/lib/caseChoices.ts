import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from './api';

const most = 200;

/** The names that a case has of something: of its documents, of those whom they go to, or of its debtors; none while they are not known. */
export function useCaseChoices(caseId: string | undefined, source: 'documents' | 'recipients' | 'debtors'): string[] {
  const ofParties = source === 'debtors';
  const documents = useQuery({
    queryKey: ['case', caseId, 'documents', 'named'],
    queryFn: () => dataOf(api.GET('/api/cases/{caseId}/documents', { params: { path: { caseId: caseId! }, query: { limit: most } } })),
    enabled: caseId !== undefined && !ofParties,
  });
  const about = useQuery({
    queryKey: ['case', caseId],
    queryFn: () => dataOf(api.GET('/api/cases/{caseId}', { params: { path: { caseId: caseId! } } })),
    enabled: caseId !== undefined && ofParties,
  });
  const names = ofParties ? about.data?.debtors.map(({ name }) => name) : documents.data?.items.map((paper) => (source === 'documents' ? paper.name : paper.recipientName));
  return [...new Set(names ?? [])];
}
