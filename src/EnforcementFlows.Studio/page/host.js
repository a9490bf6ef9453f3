/** @import { Activity } from './canvas.js' */

/**
 * What Studio asks of the host goes through here: it cannot bear a refusal for want of a session, nor a host that is away for a moment, and
 * it does not say aloud what was saved.
 *
 * @typedef {{
 *   id: string, name: string | null, description: string | null, definitionId: string, version: number, isPublished: boolean, root: Activity,
 *   links?: { rel: string }[], editedBy?: { name: string, until: string }, publishedAt?: string,
 * }} Definition
 * @typedef {Pick<Definition, 'name' | 'description' | 'definitionId'>} Summary
 * @typedef {{ isPublishing: boolean, answer: Promise<Response> }} Saving
 * @typedef {'delete' | 'revert'} Act What Studio cannot bear to be refused.
 * @typedef {{
 *   onDefinition: (definition: Definition) => void,
 *   onSummaries: (list: Summary[]) => void,
 *   onSaving: (saving: Saving) => void,
 *   onRefusal: (answer: Response, act: Act) => void,
 *   signIn: () => Promise<void>,
 *   whenReachable: () => Promise<void>,
 *   startAgain: () => void,
 * }} Watcher
 */

const api = `${location.origin}/elsa/api/`;
const definitions = `${api}workflow-definitions`;

/**
 * Takes the place of the browser's fetch. A call that meets the end of the session, or no host, waits and is then made again, so that the
 * last change is sent, and not lost.
 *
 * @param {Watcher} watcher
 */
export function watchHost({ onDefinition, onSummaries, onSaving, onRefusal, signIn, whenReachable, startAgain }) {
  const fetch = window.fetch.bind(window);

  /** @type {typeof window.fetch} */
  const call = async (input, init) => {
    const answer = await fetch(input, init).catch((/** @type {Error} */ problem) => problem);
    if (answer instanceof Response && answer.status !== 401) return answer;
    if (!(answer instanceof Response) && answer.name === 'AbortError') throw answer;
    await (answer instanceof Response ? signIn() : whenReachable());
    const second = await call(input, { ...init, signal: null }); // whoever asked may have given up waiting; the change is to arrive all the same
    if (init?.signal?.aborted) startAgain(); // Studio has not survived it
    return second;
  };

  /**
   * Studio stops for good where one of these is refused: people are told why, and Studio is told what leaves everything as it is.
   *
   * @param {Response} refusal
   * @param {string} address
   * @param {Act} act
   */
  const spare = async (refusal, address, act) => {
    const told = new Response(await refusal.text(), refusal); // read before Studio, which is done with it, breaks it off
    onRefusal(told.clone(), act);
    return (act === 'revert' ? await newestOf(address) : nothingDeleted(address)) ?? told;
  };

  /**
   * Instead of the new draft the version that is the newest already.
   *
   * @param {string} address
   */
  const newestOf = async (address) => {
    const id = reverted.exec(address)?.[1];
    const list = await call(`${definitions}?versionOptions=Latest&DefinitionIds=${id}`);
    const newest = list.ok ? (await list.json()).items[0] : undefined;
    return newest && Response.json(newest);
  };

  window.fetch = (input, init) => {
    const address = addressOf(input);
    if (!address.startsWith(api)) return fetch(input, init);
    const answer = call(input, init);
    const act = actOf(address, init);
    if (act) return answer.then((outcome) => (outcome.ok ? outcome : spare(outcome, address, act)));
    if (!address.startsWith(definitions)) return answer;
    const copy = answer.then((whole) => whole.clone()); // before Studio reads it to the end
    copy.then(contentOf).then(({ workflowDefinition, items, ...rest }) => {
      const definition = workflowDefinition ?? rest;
      if (definition.root) onDefinition(definition);
      if (items) onSummaries(items);
    }, () => undefined);
    if (address === definitions && init?.method === 'POST') void asksToPublish(init.body).then((isPublishing) => onSaving({ isPublishing, answer: copy }));
    return answer;
  };
}

/**
 * What an answer holds: a definition, what was saved, a list; nothing where it is a refusal or a file.
 *
 * @param {Response} answer
 */
const contentOf = async (answer) => (answer.ok && answer.headers.get('Content-Type')?.includes('json') ? answer.clone().json() : {});

const deletedBySelection = `${api}bulk-actions/delete/`;

const reverted = new RegExp(`^${definitions}/([^/]+)/revert/\\d+$`);

/**
 * @param {string} address
 * @param {RequestInit | undefined} init
 * @returns {Act | undefined}
 */
function actOf(address, init) {
  if (init?.method === 'DELETE' || address.startsWith(deletedBySelection)) return 'delete';
  return init?.method === 'POST' && reverted.test(address) ? 'revert' : undefined;
}

/**
 * Nothing was left to delete, and Studio looks anew.
 *
 * @param {string} address
 */
const nothingDeleted = (address) => (address.startsWith(deletedBySelection) ? Response.json({ deleted: 0 }) : new Response(null, { status: 204 }));

/** @param {BodyInit | null | undefined} body */
const asksToPublish = async (body) => (await new Response(body).json()).publish === true;

/** @param {RequestInfo | URL} input */
const addressOf = (input) => new URL(input instanceof Request ? input.url : input, document.baseURI).href;
