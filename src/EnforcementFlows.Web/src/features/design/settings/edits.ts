import type { Schema } from '@/lib/api';

export type StepSettings = Schema<'StepSettings'>;
export type Period = Schema<'Period'>;
export type StepChange = Schema<'ChangeFlowSettingsStepChange'>;

/** What somebody has entered for a step: codes by input, the limit, the leads of its alerts. */
export type StepEdit = { inputs?: Record<string, string>; limit?: Period; alert?: Period[] };
export type Edits = Record<string, StepEdit>;

/** The edits as the API takes them, step by step in the flow's order; what is the same as before is none. */
export function changesOf(steps: readonly StepSettings[], edits: Edits): StepChange[] {
  return steps.flatMap((step) => {
    const { inputs = {}, limit, alert } = edits[step.activityId] ?? {};
    const changed = Object.entries(inputs).filter(([name, value]) => value !== (step.inputs.find((input) => input.name === name && input.mayChange)?.value ?? ''));
    const change: StepChange = {
      activityId: step.activityId,
      inputs: changed.map(([name, value]) => ({ name, value })),
      limit: limit && !isSame([limit], limitOf(step)) ? limit : null,
      alert: alert && !isSame(alert, step.limit?.alert ?? []) ? alert : null,
    };
    return change.inputs!.length > 0 || change.limit || change.alert ? [change] : [];
  });
}

/** The limit of a step as a length; none where the court has none of its own. */
export const limitOf = ({ limit }: StepSettings): Period[] => (limit?.n != null && limit.unit !== null ? [{ n: limit.n, unit: limit.unit }] : []);

const isSame = (one: readonly Period[], other: readonly Period[]) => one.length === other.length && one.every(({ n, unit }, index) => n === other[index]!.n && unit === other[index]!.unit);

/** Whether any of it stands in the court's profile, and so holds from a day on and for a reason. */
export const concernsProfile = (steps: readonly StepSettings[], changes: readonly StepChange[]) =>
  changes.some(({ activityId, limit, alert }) => (limit || alert) && steps.find((step) => step.activityId === activityId)?.limit?.source === 'profile');

/** The step and the part of it that an error of the API is about, such as `steps[0].inputs[1].value`. */
export function placeOf(field: string | null | undefined, changes: readonly StepChange[]): { activityId: string; part: string } | undefined {
  const [, index, rest = ''] = /^steps\[(\d+)\]\.(.+)$/.exec(field ?? '') ?? [];
  const change = index === undefined ? undefined : changes[Number(index)];
  if (!change) return undefined;
  const input = /^inputs\[(\d+)\]/.exec(rest)?.[1];
  const part = input === undefined ? (/^[a-z]+/.exec(rest)?.[0] ?? '') : (change.inputs?.[Number(input)]?.name ?? '');
  return { activityId: change.activityId, part };
}
