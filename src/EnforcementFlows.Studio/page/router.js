/**
 * What an address under /studio/ shows. Studio writes the addresses (it pushes them and waits for a router, which its package lacks);
 * here they are read.
 *
 * @typedef {{ name: 'list' | 'editor' | 'instances' | 'instance', tag: string, attribute?: string, id?: string }} View
 */

const base = '/studio';

/** @type {{ pattern: RegExp, view: View }[]} */
const views = [
  { pattern: /^\/workflows\/definitions\/([^/]+)\/edit$/, view: { name: 'editor', tag: 'elsa-workflow-definition-editor', attribute: 'definition-id' } },
  { pattern: /^\/workflows\/instances\/([^/]+)\/view$/, view: { name: 'instance', tag: 'elsa-workflow-instance-viewer', attribute: 'instance-id' } },
  { pattern: /^\/workflows\/instances$/, view: { name: 'instances', tag: 'elsa-workflow-instance-list' } },
  { pattern: /^(\/workflows(\/definitions)?)?$/, view: { name: 'list', tag: 'elsa-workflow-definition-list' } },
];

/**
 * @param {string} path
 * @returns {View | undefined} Nothing where there is no such page.
 */
export function viewAt(path) {
  const rest = path.startsWith(base) ? path.slice(base.length).replace(/\/$/, '') : undefined;
  for (const { pattern, view } of views) {
    const found = rest === undefined ? null : pattern.exec(rest);
    if (found) return view.attribute ? { ...view, id: decodeURIComponent(found[1] ?? '') } : view;
  }
  return undefined;
}

/** @param {string} id */
export const editorOf = (id) => `${base}/workflows/definitions/${encodeURIComponent(id)}/edit`;

/** @param {string} id */
export const viewerOf = (id) => `${base}/workflows/instances/${encodeURIComponent(id)}/view`;

/**
 * Goes to an address of the designer. Studio is told: its lists write their pages and filters to the address where it believes to be.
 *
 * @param {string} address
 */
export function goTo(address) {
  /** @type {{ navigateTo: (address: string) => void } | undefined} */
  const studio = /** @type {any} */ (window).Blazor;
  if (studio) studio.navigateTo(address);
  else history.pushState(null, '', address);
}

/**
 * Calls whenever the address has changed, whoever changed it: a link, the browser's buttons, or Studio.
 *
 * @param {() => void} changed
 */
export function watchAddress(changed) {
  for (const method of /** @type {const} */ (['pushState', 'replaceState'])) {
    const change = history[method].bind(history);
    history[method] = (...how) => {
      change(...how);
      changed();
    };
  }
  window.addEventListener('popstate', changed);
}
