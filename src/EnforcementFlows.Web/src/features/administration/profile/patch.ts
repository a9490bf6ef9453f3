import type { Schema } from '@/lib/api';
import { namesPatch, type OutcomeName } from './outcomes';
import { isSame, withoutDefaults } from './values';

export type Profile = Schema<'CourtProfile'>;
export type Period = Schema<'Period'>;
export type Role = Schema<'CourtRole'>;
export type Step = Schema<'ApprovalStep'>;
export type TriageRule = Schema<'TriageRule'>;
export type RoleEdit = Partial<Pick<Role, 'name' | 'scope' | 'fallback'>>;
export type ChainEdit = { steps?: Step[]; reply?: Period };

/** What somebody has entered: settings by name, limits and first alerts by node, roles by code, chains by key, the rules for triage and the names of outcomes as a whole. What is the same as before is no change. */
export type Edits = {
  settings: Record<string, unknown>;
  limits: Record<string, Period>;
  alerts: Record<string, Period>;
  roles: Record<string, RoleEdit>;
  chains: Record<string, ChainEdit>;
  triage: TriageRule[] | undefined;
  outcomes: OutcomeName[] | undefined;
};

export const noEdits: Edits = { settings: {}, limits: {}, alerts: {}, roles: {}, chains: {}, triage: undefined, outcomes: undefined };

type Patched = Pick<Profile, 'settings' | 'nodes' | 'roles' | 'approvalChains' | 'triage' | 'outcomes'>;

/** The edits as a merge patch (RFC 7396) onto the profile; null where nothing differs. A patch replaces a list as a whole. */
export function patchOf(profile: Patched, edits: Edits): Record<string, unknown> | null {
  return filled({
    settings: filled(Object.fromEntries(Object.entries(edits.settings).filter(([name, value]) => !isSame(value, profile.settings[name as keyof Profile['settings']])))),
    nodes: filled(Object.fromEntries(Object.entries(profile.nodes).map(([code, node]) => [code, nodeOf(node, edits.limits[code], edits.alerts[code])]))),
    roles: listOf(profile.roles, profile.roles.map((role) => ({ ...role, ...edits.roles[role.code] }))),
    approvalChains: filled(Object.fromEntries(Object.entries(profile.approvalChains).map(([key, chain]) => [key, chainOf(chain, edits.chains[key])]))),
    triage: listOf(profile.triage ?? [], edits.triage ?? profile.triage ?? []),
    outcomes: namesPatch(profile.outcomes, edits.outcomes),
  });
}

function nodeOf(node: Schema<'NodeProfile'>, limit: Period | undefined, alert: Period | undefined) {
  return filled({
    court: limit && !isSame(limit, node.court) ? limit : undefined,
    alert: alert && !isSame(alert, node.alert?.[0]) ? [alert, ...(node.alert ?? []).slice(1)] : undefined,
  });
}

function chainOf(chain: Schema<'ApprovalChain'>, { steps, reply }: ChainEdit = {}) {
  return filled({
    steps: steps && listOf(chain.steps, steps),
    reply: reply && !isSame(reply, chain.reply && { n: chain.reply.n, unit: chain.reply.unit }) ? reply : undefined,
  });
}

const listOf = <T extends object>(before: readonly T[], after: readonly T[]) => (isSame(before.map(withoutDefaults), after.map(withoutDefaults)) ? undefined : after.map(withoutDefaults));

// without what does not differ; null where nothing is left
function filled(parts: Record<string, unknown>): Record<string, unknown> | null {
  const left = Object.entries(parts).filter(([, part]) => part !== undefined && part !== null);
  return left.length > 0 ? Object.fromEntries(left) : null;
}
