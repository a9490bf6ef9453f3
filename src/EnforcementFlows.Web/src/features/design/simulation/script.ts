/** The situation in which a flow starts: as a test case has it. */
export type Given = {
  now?: string;
  handler?: string;
  facts?: Record<string, unknown>;
  /** How automatic steps end, by id. */
  outcomes?: Record<string, string | string[]>;
  [rest: string]: unknown;
};

/** One thing that happens: a task is done, an event comes in, or only time passes. */
export type Happening = {
  at: string;
  do: 'task' | 'event' | 'advance';
  activity?: string;
  task?: string;
  node?: string;
  number?: number;
  by?: string;
  outcome?: string;
  form?: Record<string, unknown>;
  event?: string;
  [rest: string]: unknown;
};

/** What is played: nothing of it is kept by the host, which plays it from the start each time. */
export type Script = { given: Given; steps: Happening[] };

export const withStep = (script: Script, step: Happening): Script => ({ ...script, steps: [...script.steps, step] });
export const withoutLast = (script: Script): Script => ({ ...script, steps: script.steps.slice(0, -1) });

/** The script with an automatic step that ends otherwise, wherever it comes. */
export function withOutcome({ given, steps }: Script, activityId: string, outcome: string): Script {
  const rest = steps.map((step) => (isNaming(step.outcomes, activityId) ? { ...step, outcomes: { ...step.outcomes, [activityId]: outcome } } : step));
  return { given: { ...given, outcomes: { ...given.outcomes, [activityId]: outcome } }, steps: rest };
}

const isNaming = (outcomes: unknown, activityId: string): outcomes is Record<string, unknown> => typeof outcomes === 'object' && outcomes !== null && activityId in outcomes;

type Played = { played: number; problem?: { step: number; message: string } | null };

/** Whether the last step of a script could not be played. */
export const isRefused = (script: Script, { problem }: Played) => problem != null && problem.step === script.steps.length && script.steps.length > 0;
