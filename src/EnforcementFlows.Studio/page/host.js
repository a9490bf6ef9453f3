import { Saves } from './saves.js';

/** @import { Activity } from './canvas.js' */

/**
 * What Studio asks of the host goes through here: it cannot bear a refusal for want of a session, nor a host that is away for a moment, and
 * it does not say aloud what was saved.
 *
 * @typedef {{
 *   id: string, name: string | null, description: string | null, definitionId: string, version: number, isPublished: boolean, root: Activity,
 *   isLatest?: boolean, links?: { rel: string }[], editedBy?: { name: string, until: string }, publishedAt?: string,
 * }} Definition
 * @typedef {Pick<Definition, 'name' | 'description' | 'definitionId'>} Summary
 * @typedef {{ isPublishing: boolean, answer: Promise<Response> }} Saving
 * @typedef {'delete' | 'revert' | 'import'} Act What Studio does not say the reason of where it is refused, or cannot bear to be refused.
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
const isAway = [502, 503, 504]; // what stands before a host that is started anew answers so, and the host while its database is

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
    if (answer instanceof Response && answer.status !== 401 && !isAway.includes(answer.status)) return answer;
    if (!(answer instanceof Response) && answer.name === 'AbortError') throw answer;
    await (answer instanceof Response && answer.status === 401 ? signIn() : whenReachable());
    const second = await call(input, { ...init, signal: null }); // whoever asked may have given up waiting; the change is to arrive all the same
    if (init?.signal?.aborted) startAgain(); // Studio has not survived it
    return second;
  };

  /**
   * People are told why. Studio stops for good where a deletion or a return to an earlier version is refused: it is told what leaves everything as
   * it is. That nothing was imported it says itself.
   *
   * @param {Response} refusal
   * @param {string} address
   * @param {Act} act
   */
  const spare = async (refusal, address, act) => {
    const told = new Response(await refusal.text(), refusal); // read before Studio, which is done with it, breaks it off
    onRefusal(told.clone(), act);
    const instead = { delete: nothingDeleted, revert: newestOf, import: () => undefined };
    return (await instead[act](address)) ?? told;
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

  /**
   * What was opened, saved or listed.
   *
   * @param {Promise<Response>} answer
   */
  const tell = (answer) => void answer.then(contentOf).then(({ workflowDefinition, items, ...rest }) => {
    const definition = workflowDefinition ?? rest;
    if (definition.root) onDefinition(definition);
    if (items) onSummaries(items);
  }, () => undefined);

  const saves = new Saves();
  /** @type {Promise<unknown>} */
  let read = Promise.resolve();

  /**
   * A change is never taken back: it arrives although whoever sent it may have given up while it waited.
   *
   * @param {RequestInfo | URL} input
   * @param {RequestInit} init
   */
  const save = (input, init) => {
    const asked = Promise.all([askedBy(init.body), read]).then(([what]) => what);
    read = asked; // in their order, too
    const answer = asked.then((what) => saves.add(what, () => call(input, { ...init, signal: null })));
    const copy = answer.then((whole) => whole.clone());
    tell(copy);
    void asked.then(({ isPublishing }) => onSaving({ isPublishing, answer: copy }));
    void copy.then(() => init.signal?.aborted && startAgain(), () => undefined);
    return answer;
  };

  window.fetch = (input, init) => {
    const address = addressOf(input);
    if (!address.startsWith(api)) return fetch(input, init);
    if (address === definitions && init?.method === 'POST') return save(input, init);
    const answer = call(input, init);
    const act = actOf(address, init);
    if (act) return answer.then((outcome) => (outcome.ok ? outcome : spare(outcome, address, act)));
    if (address.startsWith(definitions)) tell(answer.then((whole) => whole.clone())); // before Studio reads it to the end
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

const imported = `${definitions}/import`;

const reverted = new RegExp(`^${definitions}/([^/]+)/revert/\\d+$`);

/**
 * @param {string} address
 * @param {RequestInit | undefined} init
 * @returns {Act | undefined}
 */
function actOf(address, init) {
  if (init?.method === 'DELETE' || address.startsWith(deletedBySelection)) return 'delete';
  if (init?.method !== 'POST') return undefined;
  return reverted.test(address) ? 'revert' : address.startsWith(imported) ? 'import' : undefined;
}

/**
 * Nothing was left to delete, and Studio looks anew.
 *
 * @param {string} address
 */
const nothingDeleted = (address) => (address.startsWith(deletedBySelection) ? Response.json({ deleted: 0 }) : new Response(null, { status: 204 }));

/**
 * What a request to save is for.
 *
 * @param {BodyInit | null | undefined} body
 */
async function askedBy(body) {
  const { model, publish } = await new Response(body).json();
  return { flow: model?.definitionId || undefined, isPublishing: publish === true };
}

/** @param {RequestInfo | URL} input */
const addressOf = (input) => new URL(input instanceof Request ? input.url : input, document.baseURI).href;
