import { editorOf, goTo, viewAt, viewerOf } from './router.js';

/** @import { View } from './router.js' */

// what a row that is clicked calls; Studio's own navigation covers the rest
/** @type {Record<View['name'], Record<string, (id: string) => string>>} */
const callbacks = {
  list: { editWorkflowDefinition: editorOf },
  editor: {},
  instances: { viewWorkflowInstance: viewerOf },
  instance: { editWorkflowDefinition: editorOf },
};

/** @type {View | undefined} */
let shown;
let leaving = Promise.resolve();

/**
 * Puts the element of the present address in place. One at a time: each brings the theme and the dialogs of the whole document.
 *
 * @param {HTMLElement} place
 * @param {() => Promise<void>} sent Waits until what was changed is on its way: what is taken away sends nothing any more.
 * @returns {Promise<View>} What is shown now.
 */
export async function show(place, sent) {
  const view = viewAt(location.pathname);
  if (!view) {
    history.replaceState(null, '', '/studio/workflows/definitions');
    return show(place, sent);
  }
  if (shown && view.name === shown.name && view.id === shown.id) return shown; // a page of a list, a filter
  shown = view;
  await customElements.whenDefined(view.tag); // what is set on an element before is lost
  await (leaving = leaving.then(sent).then(() => leave(place)));
  if (shown === view) place.replaceChildren(elementOf(view));
  return view;
}

/**
 * Ends what is shown at once. Left to itself it lingers for a second after it is taken away, and what comes next does not start beside it.
 *
 * @param {HTMLElement} place
 */
async function leave(place) {
  /** @type {any} */
  const element = place.firstElementChild;
  element?.remove();
  clearTimeout(element?._disposalTimeoutHandle);
  await (await element?._addRootComponentPromise)?.dispose();
}

/** @param {View} view */
function elementOf(view) {
  const element = document.createElement(view.tag);
  element.setAttribute('remote-endpoint', `${location.origin}/elsa/api`);
  if (view.attribute && view.id) element.setAttribute(view.attribute, view.id);
  const calls = Object.entries(callbacks[view.name]).map(([name, addressOf]) => [name, (/** @type {string} */ id) => goTo(addressOf(id))]);
  return Object.assign(element, Object.fromEntries(calls));
}
