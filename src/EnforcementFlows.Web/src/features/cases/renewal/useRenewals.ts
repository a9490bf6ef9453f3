import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useDraft } from '@/components/forms/useDraft';
import { toWire, type Entries, type FormDefinition } from '@/components/forms/values';
import { api, dataOf } from '@/lib/api';
import { useActor } from '@/lib/session';
import { useCaseTasks } from '../queries';
import { useFormDefinition } from '../request/queries';
import { formFor, stateOf, type Measure, type Proposal, type RenewalState } from './renewal';
import { useRenewing, type Order, type Result } from './useRenewing';

/** One measure that is to be renewed. */
export type Renewal = {
  measure: Measure;
  query: UseQueryResult<Proposal>;
  state: RenewalState | undefined;
  entries: Entries;
  change: (entries: Entries) => void;
  /** Undefined where it cannot be carried out here and now. */
  order: Order | undefined;
  result: Result | undefined;
};

const none: FormDefinition = { key: '', title: '', fields: [], waivedFor: [], requestKinds: [] };

/** The renewals of some measures of a case, and what is being entered for them. */
export function useRenewals(caseId: string, measures: Measure[]) {
  const actor = useActor();
  const tasks = useCaseTasks(caseId).rows;
  const [shown] = useState(measures); // what has been renewed stays in sight; the list behind has its new end
  const queries = useQueries({ queries: shown.map(({ id }) => proposalOf(caseId, id)) });
  const task = queries.find(({ data }) => data?.task)?.data?.task;
  const asked = useFormDefinition(task?.form ?? null).data;
  const form = task && asked ? formFor(asked, task.outcome) : none;
  const [drafts, setDrafts] = useDraft<Record<string, Entries>>(`renewal:${actor.id}`, {}); // by task: one that is done is never asked for again
  const { results, renew, isRenewing } = useRenewing(caseId);
  const renewals = shown.map((measure, index): Renewal => {
    const query = queries[index]!;
    const its = query.data?.task;
    const state = query.data && stateOf(query.data, tasks, actor);
    const result = results[measure.id];
    const entries = (its && drafts[its.id]) ?? { newEndsOn: its?.prefilled.newEndsOn ?? undefined };
    const order = its && state === 'ready' && !result?.isDone ? { measureId: measure.id, task: its, form: toWire(form.fields, entries) } : undefined;
    return { measure, query, state, entries, order, result, change: (next) => its && setDrafts({ ...drafts, [its.id]: next }) };
  });
  return { renewals, form, renew, isRenewing };
}

const proposalOf = (caseId: string, measureId: string) => ({
  queryKey: ['case', caseId, 'renewal', measureId],
  queryFn: () => dataOf(api.GET('/api/cases/{caseId}/measures/{measureId}/renewal', { params: { path: { caseId, measureId } } })),
});
