import { useQuery } from '@tanstack/react-query';
import { api, dataOf, type Schema } from '@/lib/api';
import { type Page, useList } from '@/lib/queries';

export type Case = Schema<'CaseDetail'>;
export type Deadline = Schema<'DeadlineRow'>;

/** The case; whatever changes on it makes everything under its key be asked again. */
export const useCase = (caseId: string) => useQuery({ queryKey: ['case', caseId], queryFn: () => dataOf(api.GET('/api/cases/{caseId}', { params: { path: { caseId } } })) });

/** A list of the case by its name. */
export const useCaseList = <Row>(caseId: string, name: string, read: (after: string | undefined) => Promise<Page<Row>>, options?: { enabled?: boolean }) =>
  useList(['case', caseId, name], read, options);

export const useCaseDeadlines = (caseId: string) => useCaseList(caseId, 'deadlines', (after) => readDeadlines(caseId, after));

export const useCaseTasks = (caseId: string) =>
  useCaseList(caseId, 'tasks', (after) => dataOf(api.GET('/api/cases/{caseId}/tasks', { params: { path: { caseId }, query: { after } } })));

export const useCaseMeasures = (caseId: string) =>
  useCaseList(caseId, 'measures', (after) => dataOf(api.GET('/api/cases/{caseId}/measures', { params: { path: { caseId }, query: { after } } })));

export const useCaseFunds = (caseId: string) =>
  useQuery({ queryKey: ['case', caseId, 'funds'], queryFn: () => dataOf(api.GET('/api/cases/{caseId}/funds', { params: { path: { caseId } } })) });

export const useExplanation = (caseId: string, deadlineId: string | undefined) =>
  useQuery({
    queryKey: ['case', caseId, 'explanation', deadlineId],
    queryFn: () => dataOf(api.GET('/api/deadlines/{deadlineId}/explanation', { params: { path: { deadlineId: deadlineId! } } })),
    enabled: deadlineId !== undefined,
  });

/** The running deadline of the case's handling term (办案期限), or the last one; null while there is none. */
export const useHandlingTerm = (caseId: string) => useQuery({ queryKey: ['case', caseId, 'handling-term'], queryFn: () => findTerm(caseId) });

async function findTerm(caseId: string): Promise<Deadline | null> {
  let found: Deadline | null = null;
  for (let after: string | undefined | null = undefined; after !== null; ) {
    const page: Page<Deadline> = await readDeadlines(caseId, after);
    found = page.items.filter((row) => row.node === 'handling-term').at(-1) ?? found;
    after = page.next ?? null;
  }
  return found;
}

const readDeadlines = (caseId: string, after: string | undefined) => dataOf(api.GET('/api/cases/{caseId}/deadlines', { params: { path: { caseId }, query: { after } } }));
