import type { Schema } from '@/lib/api';

export type Profile = Schema<'CourtProfile'>;
export type Period = Schema<'Period'>;

/** What somebody has entered: settings by name, limits and first alerts by node. What is the same as before is no change. */
export type Edits = { settings: Record<string, unknown>; limits: Record<string, Period>; alerts: Record<string, Period> };

export const noEdits: Edits = { settings: {}, limits: {}, alerts: {} };

/** The edits as a merge patch (RFC 7396) onto the profile; null where nothing differs. */
export function patchOf(profile: Pick<Profile, 'settings' | 'nodes'>, edits: Edits): Record<string, unknown> | null {
  const settings = Object.fromEntries(Object.entries(edits.settings).filter(([name, value]) => !isSame(value, profile.settings[name as keyof Profile['settings']])));
  const nodes: Record<string, Record<string, unknown>> = {};
  for (const [code, node] of Object.entries(profile.nodes ?? {})) {
    const limit = edits.limits[code];
    const alert = edits.alerts[code];
    const changed = {
      ...(limit && !isSame(limit, node.court) ? { court: limit } : {}),
      ...(alert && !isSame(alert, node.alert?.[0]) ? { alert: [alert, ...(node.alert ?? []).slice(1)] } : {}), // a patch replaces a list as a whole
    };
    if (Object.keys(changed).length > 0) nodes[code] = changed;
  }
  const patch = { ...(Object.keys(settings).length > 0 ? { settings } : {}), ...(Object.keys(nodes).length > 0 ? { nodes } : {}) };
  return Object.keys(patch).length > 0 ? patch : null;
}

const isSame = (one: unknown, other: unknown) => sorted(one) === sorted(other);

// members in one order, so that only values count
const sorted = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a.localeCompare(b))) : inner,
  );
