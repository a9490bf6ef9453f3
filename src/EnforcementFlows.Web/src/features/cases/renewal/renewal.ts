import type { FormDefinition } from '@/components/forms/values';
import type { Schema } from '@/lib/api';
import type { Actor } from '@/lib/session';
import { isCandidate, isWith, type Task } from '@/lib/tasks';

export type Measure = Schema<'ListMeasuresRow'>;
export type Proposal = Schema<'ProposeRenewalResponse'>;

/** Whether there is a term that could be renewed; whether it may be now, the host says. */
export const hasTerm = (measure: Measure) => measure.state === 'in-force' && measure.endsOn !== null && !measure.lapsed;

/** The measures that an address names, in the order of the list. */
export const namedIn = (address: string | null, measures: Measure[]) => measures.filter((measure) => hasTerm(measure) && address?.split(',').includes(measure.id));

export type RenewalState = 'unmet' | 'early' | 'others' | 'ready';

/** How far a renewal is: forbidden, not given to anybody yet, with somebody else, or to be done here. */
export function stateOf({ unmet, task }: Proposal, tasks: readonly Task[], actor: Actor): RenewalState {
  if (unmet.length > 0) return 'unmet';
  if (!task) return 'early';
  const known = tasks.find(({ id }) => id === task.id);
  const isOurs = known ? isWith(known, actor) || isCandidate(known, actor) : task.assignee === actor.id;
  return isOurs ? 'ready' : 'others';
}

/** The form of a task as one of its outcomes asks for it. */
export const formFor = (form: FormDefinition, outcome: string): FormDefinition => ({
  ...form,
  fields: form.fields.map((field) => ({ ...field, required: field.required === true || (field.requiredFor?.includes(outcome) ?? false), requiredFor: undefined })),
});
