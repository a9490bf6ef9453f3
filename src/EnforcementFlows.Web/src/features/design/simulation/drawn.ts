import type { Chart } from '@/components/flow/layout';
import type { Schema } from '@/lib/api';
import type { DrawnChart } from '../useCharts';
import type { Happening } from './script';
import type { Answer } from './types';

/** The charts of a version with what has happened on them in the steps that were played. */
export function drawn(charts: readonly DrawnChart[], answer: Answer, played: readonly Happening[]): Chart[] {
  return charts.map(({ definitionId, drawn: chart }) => ({
    ...chart,
    steps: chart.steps.map((step) => standing(step, definitionId, answer, played)),
    connections: chart.connections.map((link) => ({ ...link, walked: isWalked(link, definitionId, answer) })),
  }));
}

function standing(step: Schema<'FlowStep'>, definitionId: string, answer: Answer, played: readonly Happening[]): Schema<'FlowStep'> {
  const reached = answer.steps.find((other) => other.id === step.id && other.definitionId === definitionId);
  if (!reached) return step;
  return { ...step, state: reached.state, times: reached.times, doneAt: reached.state === 'done' ? reached.lastAt : null, doneByName: doerOf(step.id, definitionId, answer, played), waits: waitsOf(step.id, definitionId, answer) };
}

// whoever did the task with which the step came to its end last; nobody where the system did it
function doerOf(id: string, definitionId: string, { trace, people }: Answer, played: readonly Happening[]): string | null {
  const end = trace.findLast((entry) => entry.activityId === id && entry.definitionId === definitionId && entry.kind === 'completed');
  const by = end && byPeople.includes(end.type) ? played[end.step - 1]?.by : undefined;
  return people.find(({ account }) => account === by)?.name ?? null;
}

const nobody = { name: null, taskId: null, roles: [], assignee: null, assigneeName: null, since: null, dueAt: null, dueOn: null, standing: null };

function waitsOf(id: string, definitionId: string, answer: Answer): Schema<'StepWait'>[] {
  const isHere = (other: { activityId: string; definitionId: string }) => other.activityId === id && other.definitionId === definitionId;
  const tasks = answer.tasks.filter(isHere).map(({ name, roles, since, dueAt, dueOn }) => ({ ...nobody, kind: 'task', name, roles: roles.map(({ code }) => code), since, dueAt, dueOn }));
  const others = answer.waits.filter(isHere).map(({ kind, at }) => ({ ...nobody, kind, dueAt: at }));
  return [...tasks, ...others];
}

const isWalked = (link: Schema<'FlowConnection'>, definitionId: string, { connections }: Answer) =>
  connections.some((walked) => walked.definitionId === definitionId && walked.source === link.source && walked.target === link.target && (walked.port ?? 'Done') === (link.port ?? 'Done'));

const byPeople = ['Court.HumanTask', 'Court.Approval'];

/** An automatic step that came to an end by one of several ways, and the ways that it has, each with the step that it leads to. */
export type AutomaticStep = { id: string; name: string; type: string; taken: string | undefined; ways: { port: string; to: string | undefined }[] };

/** The automatic steps whose end can be chosen: those that ended, of the flow itself, with more than one way on. */
export function automaticSteps(charts: readonly DrawnChart[], { steps, definitionId }: Answer): AutomaticStep[] {
  const own = charts.filter((chart) => chart.definitionId === definitionId).map(({ drawn: chart }) => chart);
  const names = new Map(own.flatMap((chart) => chart.steps.map(({ id, name }) => [id, name])));
  const waysOf = (id: string, outcomes: readonly string[]) => {
    const drawnWays = own.flatMap(({ connections }) => connections).filter(({ source }) => source === id);
    const ports = [...new Set([...drawnWays.map(({ port }) => port ?? 'Done'), ...outcomes])];
    return ports.map((port) => ({ port, to: names.get(drawnWays.find((way) => (way.port ?? 'Done') === port)?.target ?? '') }));
  };
  return steps
    .filter((step) => step.definitionId === definitionId && step.state === 'done' && isAutomatic(step.type))
    .map(({ id, name, type, outcomes }) => ({ id, name, type, taken: outcomes[0], ways: waysOf(id, outcomes) }))
    .filter(({ ways }) => ways.length > 1);
}

// people decide these themselves, and Elsa's own run as they are written
const isAutomatic = (type: string) => type.startsWith('Court.') && !byPeople.includes(type);
