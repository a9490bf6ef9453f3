import { isSamePlan, type Plan } from './plan';

/** What came of taking up what others have saved, by the keys of what can be chosen. */
export type Merge = {
  /** Changes of theirs that stand in the plan now. */
  taken: string[];
  /** What both have changed, each otherwise. */
  conflicts: { key: string; theirs: unknown }[];
  /** What was changed here and is no longer there to be chosen. */
  gone: { key: string; own: unknown }[];
};

/** A plan that is being changed: upon which revision, as the plan stood there, and as it is to be. */
export type Edited = { revision: number; base: Plan; plan: Plan; merge?: Merge };

/** The plan with each thing that can be chosen in it as it is picked, by a key that says what it is about. */
const mapped = (plan: Plan, pick: <Value>(key: string, value: Value) => Value): Plan => ({
  legalGround: pick('ground', plan.legalGround),
  clause: pick('clause', plan.clause),
  tasks: pick('tasks', plan.tasks),
  nodes: plan.nodes.map(({ path, ...where }) => ({ path, ...pick(`node ${path}`, where) })),
  variables: plan.variables.map(({ scope, id, to }) => ({ scope, id, to: pick(`variable ${scope} ${id}`, to) })),
  deadlines: plan.deadlines.map(({ node, toNode, policy }) => ({ node, toNode: pick(`to-node ${node}`, toNode), policy: pick(`deadline ${node}`, policy) })),
  timers: plan.timers.map(({ path, policy }) => ({ path, policy: pick(`timer ${path}`, policy) })),
});

/** All that is chosen in a plan, by its key. */
export function choicesOf(plan: Plan): Map<string, unknown> {
  const choices = new Map<string, unknown>();
  mapped(plan, (key, value) => {
    choices.set(key, value);
    return value;
  });
  return choices;
}

/** The plan with one thing chosen otherwise. */
export const withChoice = (plan: Plan, key: string, value: unknown): Plan => mapped(plan, (other, old) => (other === key ? (value as typeof old) : old));

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * What was changed here upon what somebody else has saved since; undefined where there is nothing to keep or to tell. Where both have changed
 * the same thing, the choice made here stands until it is saved, and theirs is named.
 */
export function rebased({ base, plan, merge }: Edited, revision: number, theirs: Plan): Edited | undefined {
  const [before, own, saved] = [choicesOf(base), choicesOf(plan), choicesOf(theirs)];
  const isOwn = (key: string) => own.has(key) && !isSame(own.get(key), before.get(key));
  const isTheirs = (key: string) => !isSame(saved.get(key), before.get(key));
  const isNamed = (key: string) => merge?.conflicts.some((conflict) => conflict.key === key) ?? false; // and not settled yet
  const differing = [...saved.keys()].filter((key) => !isSame(own.get(key), saved.get(key)));
  const noted: Merge = {
    taken: differing.filter((key) => isTheirs(key) && !isOwn(key)),
    conflicts: differing.filter((key) => isOwn(key) && (isTheirs(key) || isNamed(key))).map((key) => ({ key, theirs: saved.get(key) })),
    gone: [...own.keys()].filter((key) => isOwn(key) && !saved.has(key)).map((key) => ({ key, own: own.get(key) })),
  };
  const next = mapped(theirs, (key, value) => (isOwn(key) ? (own.get(key) as typeof value) : value));
  const isSilent = Object.values(noted).every((list) => list.length === 0);
  return isSilent && isSamePlan(next, theirs) ? undefined : { revision, base: theirs, plan: next, merge: noted };
}
