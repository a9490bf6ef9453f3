import type { Release } from '../useFlows';

/** Why somebody does not decide a request that waits: one publishes what another has made. Null where they may. */
export function hindranceOf(release: Pick<Release, 'state' | 'mayDecide' | 'requestedBy'>, self: string, mayPublish: boolean): 'no-permission' | 'own-request' | 'own-change' | null {
  if (release.state !== 'proposed' || release.mayDecide) return null;
  if (!mayPublish) return 'no-permission';
  return release.requestedBy === self ? 'own-request' : 'own-change';
}

/** Whether it may be approved as it stands: nothing is wrong with it, and somebody says why what is new to look at may stay. */
export const isReady = (check: { errors: number; newWarnings: number } | null, warningReason: string) =>
  check !== null && check.errors === 0 && (check.newWarnings === 0 || warningReason.trim() !== '');
