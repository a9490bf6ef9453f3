/** @import { Definition } from './host.js' */

const ask = window.fetch.bind(window);

/**
 * Whether somebody is asked to publish this version.
 *
 * @param {Definition} definition
 * @returns {Promise<boolean | undefined>} Nothing where the host does not say.
 */
export async function isProposed({ definitionId, id }) {
  const answer = await ask(`/api/definitions/releases?state=proposed&definitionId=${encodeURIComponent(definitionId)}`).catch(() => undefined);
  if (!answer?.ok) return undefined;
  const { items } = await answer.json();
  return items.some((/** @type {{ versionId: string }} */ release) => release.versionId === id);
}
