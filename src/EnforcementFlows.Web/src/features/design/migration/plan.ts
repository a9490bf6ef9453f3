import type { MigrationDetail, MigrationNode } from './types';

/** Where a step of the earlier version goes on: at a step of the later one, nowhere, or nobody has said yet. */
export type NodeChoice = { path: string; to: string | null; ends: boolean; goOnAt: string | null };
export type Plan = {
  legalGround: string;
  clause: string;
  tasks: MigrationDetail['tasks'];
  nodes: NodeChoice[];
  variables: { scope: string; id: string; to: string | null }[];
  deadlines: { node: string; toNode: string; policy: MigrationDetail['deadlines'][number]['policy'] }[];
  timers: { path: string; policy: MigrationDetail['timers'][number]['policy'] }[];
};

/** The plan as it stands at the host, in the lists that are sent back. */
export const planOf = ({ migration, nodes, variables, deadlines, timers, tasks }: MigrationDetail): Plan => ({
  legalGround: migration.legalGround ?? '',
  clause: migration.clause ?? '',
  tasks,
  nodes: nodes.map(({ path, to, ends, goOnAt }) => ({ path, to, ends, goOnAt })),
  variables: variables.map(({ scope, id, to }) => ({ scope, id, to })),
  deadlines: deadlines.map(({ node, toNode, policy }) => ({ node, toNode, policy })),
  timers: timers.map(({ path, policy }) => ({ path, policy })),
});

export const isSamePlan = (one: Plan, other: Plan) => JSON.stringify(one) === JSON.stringify(other);

/** What stands in a select for the end of a step; no path is like it. */
export const endedValue = 'end:';

/** A choice as the value of a select: a path, the end of the step, or nothing yet. */
export const valueOf = ({ to, ends }: NodeChoice) => to ?? (ends ? endedValue : undefined);

/** The plan with another place for a step; one that ends may go on elsewhere, and one that goes on has nothing of that. */
export function withNode(plan: Plan, path: string, value: string | undefined): Plan {
  const choice = value === endedValue ? { to: null, ends: true, goOnAt: null } : { to: value ?? null, ends: false, goOnAt: null };
  return { ...plan, nodes: plan.nodes.map((node) => (node.path === path ? { path, ...choice } : node)) };
}

/** The plan with the step at which a flow goes on whose own has ended. */
export const withGoOn = (plan: Plan, path: string, goOnAt: string | null): Plan => ({ ...plan, nodes: plan.nodes.map((node) => (node.path === path ? { ...node, goOnAt } : node)) });

/** Of what a path lies in the path. */
export const parentOf = (path: string) => path.slice(0, Math.max(path.lastIndexOf(':'), 0));

/** Where a flow may stand and nobody has said what becomes of it; what ends with the step that it lies in is decided with that. */
export const isOpen = ({ path, mayWait }: MigrationNode, { to, ends }: Pick<NodeChoice, 'to' | 'ends'>, nodes: readonly NodeChoice[]) =>
  mayWait && to === null && !ends && !isWithinEnded(path, nodes);

const isWithinEnded = (path: string, nodes: readonly NodeChoice[]) => nodes.some((outer) => outer.ends && liesIn(path, outer.path));
const liesIn = (path: string, outer: string) => path.startsWith(`${outer}:`);

/** The steps to be looked at: open ones, those that are gone with open ones in them, and those with an error first, then those that go on as something else; all of them on demand, by name. */
export function shownNodes({ nodes, findings }: MigrationDetail, showAll: boolean, text: string): MigrationNode[] {
  const wrong = new Set(findings.filter(({ severity }) => severity === 'error').map(({ path }) => path));
  const ended = nodes.filter(({ ends }) => ends);
  const open = nodes.filter((node) => isOpen(node, node, ended)).map(({ path }) => path);
  const weight = (node: MigrationNode) => {
    if (open.includes(node.path) || wrong.has(node.path) || (node.to === null && open.some((path) => liesIn(path, node.path)))) return 0;
    if (isWithinEnded(node.path, ended)) return 2;
    return node.ends || (node.mayWait && (node.to !== node.path || node.changed)) ? 1 : 2;
  };
  const wanted = text.trim().toLowerCase();
  const isMeant = ({ name, activityId }: MigrationNode) => `${name} ${activityId}`.toLowerCase().includes(wanted);
  return nodes
    .filter((node) => (showAll ? isMeant(node) : weight(node) < 2))
    .map((node, place) => ({ node, place, weight: weight(node) }))
    .sort((one, other) => one.weight - other.weight || one.place - other.place)
    .map(({ node }) => node);
}

/** What keeps a plan from being handed in, as the words that say so. */
export function hindrancesOf({ migration, findings }: MigrationDetail, isChanged: boolean): ('unsaved' | 'no-ground' | 'unproven')[] {
  const isUnproven = findings.some(({ severity }) => severity === 'error');
  return [isChanged && ('unsaved' as const), !migration.legalGround?.trim() && ('no-ground' as const), isUnproven && ('unproven' as const)].filter((hindrance) => hindrance !== false);
}
