import type { SimulatedTask } from './types';

/** A task that is open, and what tells it from others of its step: a step may be at work for many things at once. */
export type OpenTask = {
  task: SimulatedTask;
  /** Its name; with what it is about where others are called the same. */
  label: { name: string; number?: number; about?: string };
  /** Which of those of its step it is, in the host's order; undefined where it is alone. */
  number?: number;
};

/** The open tasks, each so that it cannot be taken for another. */
export const openTasks = (tasks: readonly SimulatedTask[]): OpenTask[] =>
  tasks.map((task) => {
    const ofStep = tasks.filter(({ activityId }) => activityId === task.activityId);
    const alike = tasks.filter(({ name }) => name === task.name);
    const label = alike.length === 1 ? { name: task.name } : { name: task.name, number: alike.indexOf(task) + 1, about: aboutOf(task, alike) };
    return ofStep.length === 1 ? { task, label } : { task, label, number: ofStep.indexOf(task) + 1 };
  });

// the first thing by which all of them differ: of what they are about, or else who may do them
function aboutOf(task: SimulatedTask, alike: readonly SimulatedTask[]): string | undefined {
  const all = alike.map(sayingsOf);
  const isTelling = (key: string) => all.every((sayings) => sayings.has(key)) && new Set(all.map((sayings) => sayings.get(key))).size === alike.length;
  const own = sayingsOf(task);
  return own.get([...own.keys()].find(isTelling) ?? '');
}

function sayingsOf({ item, mayDo }: SimulatedTask): Map<string, string> {
  const sayings = new Map<string, string>();
  const collect = (value: unknown, key: string) => {
    if (typeof value === 'string' || typeof value === 'number') sayings.set(key, String(value));
    else if (typeof value === 'object' && value !== null) Object.entries(value).forEach(([name, inner]) => collect(inner, `${key}.${name}`));
  };
  collect(item, 'item');
  sayings.set('mayDo', mayDo.map(({ name }) => name).join('、'));
  return sayings;
}
