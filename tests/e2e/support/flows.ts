import { caller } from './api';
import { approveRelease } from './designer';

type Step = { id?: string; type?: string; nodeId?: string; role?: { expression: { value: unknown } } };
type End = { activity: string };
export type Definition = { root: unknown; links?: unknown } & Record<string, unknown>;

/** All parts of a definition, whatever they lie in. */
function* partsOf(part: unknown): Generator<Record<string, unknown>> {
  if (typeof part !== 'object' || part === null) return;
  if (!Array.isArray(part)) yield part as Record<string, unknown>;
  for (const inner of Object.values(part)) yield* partsOf(inner);
}

/** The step of a definition that begins so and is of a type. */
export function stepOf(definition: Definition, type: string, id: RegExp): Step & { id: string } {
  for (const part of partsOf(definition.root)) {
    if (part.type === type && typeof part.id === 'string' && id.test(part.id)) return part as Step & { id: string };
  }
  throw new Error(`There is no ${type} like ${String(id)}.`);
}

/** Gives a step another id, so that nobody can tell from it that it is the same. */
export function rename(definition: Definition, step: Step & { id: string }, id: string): void {
  const was = step.id;
  step.id = id;
  step.nodeId = step.nodeId?.replace(was, id);
  for (const part of partsOf(definition.root)) {
    for (const end of [part.source, part.target] as (End | undefined)[]) if (end?.activity === was) end.activity = id;
  }
}

/** Changes a flow as one person and publishes it as another one. */
export async function publishFlow(designer: string, publisher: string, definitionId: string, change: (definition: Definition) => void): Promise<void> {
  const person = await caller(designer);
  const definition = await person.get<Definition>(`/elsa/api/workflow-definitions/by-definition-id/${definitionId}?versionOptions=Latest`);
  change(definition);
  await person.post('/elsa/api/workflow-definitions', { model: { ...definition, links: null }, publish: true });
  await approveRelease(publisher, definitionId);
}
