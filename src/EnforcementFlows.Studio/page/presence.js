/** @import { Definition } from './host.js' */

const pause = 120_000;
const ask = window.fetch.bind(window); // beside Studio's calls: what comes of it is not what Studio shows

/**
 * Asks the host every two minutes for the flow that is open, if somebody was at it. Whoever may edit keeps it by that, whoever waits learns
 * that it is free. Whoever has gone away does not ask, and the host gives the flow to others.
 *
 * @param {() => string | undefined} flow The flow that is open in the editor.
 * @param {(definition: Definition) => void} tell
 */
export function stayPresent(flow, tell) {
  let isHere = false;
  for (const sign of ['pointerdown', 'keydown', 'wheel']) document.addEventListener(sign, () => (isHere = true), { capture: true, passive: true });
  const look = async () => {
    const id = flow();
    if (!id || !isHere) return;
    isHere = false;
    const answer = await ask(`/elsa/api/workflow-definitions/by-definition-id/${encodeURIComponent(id)}?versionOptions=Latest`).catch(() => undefined);
    if (answer?.ok && flow() === id) tell(await answer.json());
  };
  setInterval(() => void look(), pause);
}
