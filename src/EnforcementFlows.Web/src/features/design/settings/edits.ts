import type { Schema } from '@/lib/api';

export type StepSettings = Schema<'StepSettings'>;
export type Period = Schema<'Period'>;
export type StepChange = Schema<'ChangeFlowSettingsStepChange'>;

/** What somebody has entered for a step: codes by input, the limit, the leads of its alerts; and the step as it was then. */
export type StepEdit = { inputs?: Record<string, string>; limit?: Period; alert?: Period[]; was?: StepSettings };
export type Edits = Record<string, StepEdit>;

/** The edits as the API takes them, step by step in the flow's order; what is the same as before is none. */
export function changesOf(steps: readonly StepSettings[], edits: Edits): StepChange[] {
  return steps.flatMap((step) => {
    const { inputs = {}, limit, alert } = edits[step.activityId] ?? {};
    const changed = Object.entries(inputs).filter(([name, value]) => value !== valueIn(step, name));
    const change: StepChange = {
      activityId: step.activityId,
      inputs: changed.map(([name, value]) => ({ name, value })),
      limit: limit && !isSame([limit], limitOf(step)) ? limit : null,
      alert: alert && !isSame(alert, step.limit?.alert ?? []) ? alert : null,
    };
    return change.inputs!.length > 0 || change.limit || change.alert ? [change] : [];
  });
}

const valueIn = (step: StepSettings, name: string) => step.inputs.find((input) => input.name === name && input.mayChange)?.value ?? '';

/** Which part of a step was entered upon something else than the flow has by now; the two do not agree. */
export type Conflict = { step: StepSettings; part: string };

export const conflictsOf = (steps: readonly StepSettings[], edits: Edits): Conflict[] =>
  changesOf(steps, edits).flatMap(({ activityId, inputs, limit, alert }) => {
    const [was, step] = [edits[activityId]?.was, steps.find((other) => other.activityId === activityId)!];
    if (!was) return [];
    const parts = inputs!.map(({ name }) => name).filter((name) => valueIn(was, name) !== valueIn(step, name));
    if (limit && !isSame(limitOf(was), limitOf(step))) parts.push('limit');
    if (alert && !isSame(was.limit?.alert ?? [], step.limit?.alert ?? [])) parts.push('alert');
    return parts.map((part) => ({ step, part }));
  });

/** The steps for which something was entered, and which the flow no longer has. */
export const goneFrom = (steps: readonly StepSettings[], edits: Edits): StepSettings[] =>
  Object.values(edits).flatMap(({ was }) => (was && !steps.some(({ activityId }) => activityId === was.activityId) ? [was] : []));

/** What was entered after something was sent, upon the flow as that has made it; what was sent is done. */
export function editsSince(sent: Edits, now: Edits, steps: readonly StepSettings[]): Edits {
  const rest = Object.entries(now).map(([activityId, { inputs = {}, limit, alert, was }]): [string, StepEdit] => {
    const before = sent[activityId] ?? {};
    const later = Object.entries(inputs).filter(([name, value]) => value !== before.inputs?.[name]);
    const isLater = (own: readonly Period[] | undefined, old: readonly Period[] | undefined) => own !== undefined && !(old && isSame(own, old));
    return [
      activityId,
      {
        ...(later.length > 0 && { inputs: Object.fromEntries(later) }),
        ...(isLater(limit && [limit], before.limit && [before.limit]) && { limit }),
        ...(isLater(alert, before.alert) && { alert }),
        was: steps.find((step) => step.activityId === activityId) ?? was,
      },
    ];
  });
  return Object.fromEntries(rest.filter(([, { inputs, limit, alert }]) => inputs ?? limit ?? alert));
}

/** The limit of a step as a length; none where the court has none of its own. */
export const limitOf = ({ limit }: StepSettings): Period[] => (limit?.n != null && limit.unit !== null ? [{ n: limit.n, unit: limit.unit }] : []);

/** Whether a limit is longer than the law's; of other units only a day in the calendar could tell. */
export const isBeyondLaw = ({ limit }: StepSettings, { n, unit }: Period) => limit?.statutory != null && unit === limit.statutory.unit && n > limit.statutory.n;

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
  const part = input === undefined ? (/^[A-Za-z]+/.exec(rest)?.[0] ?? '') : (change.inputs?.[Number(input)]?.name ?? '');
  return { activityId: change.activityId, part };
}
