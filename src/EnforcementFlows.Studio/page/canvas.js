/**
 * @typedef {{ id: string, activities?: Activity[], [part: string]: unknown }} Activity
 * @typedef {{ activity: Activity, port: string }} Turn A step that is entered by one of its parts.
 * @typedef {{ getCellById: (id: string) => object | null, cleanSelection: () => void, select: (cell: object) => void, centerCell: (cell: object) => void, container: HTMLElement }} Graph
 * @typedef {{ graph: Graph, interop: { raiseActivityEmbeddedPortSelected: (activity: Activity, port: string) => Promise<void> } }} Canvas
 */

// Studio's own module; the browser has it once, with the canvas that Studio has made
const designer = `${document.baseURI}_content/Elsa.Studio.Workflows.Designer/designer.entry.js`;
const patience = 15_000; // a flow that is just being opened takes seconds until it is drawn
const settling = 250; // then Studio puts it in the middle

/**
 * Shows a step in the middle of the canvas and selects it, wherever in the flow it lies.
 *
 * @param {Activity} root
 * @param {string} id
 * @returns {Promise<boolean>} False where the flow has no such step of its own.
 */
export async function showStep(root, id) {
  const way = wayTo(root, id);
  if (!way) return false;
  /** @type {{ graphBindings: Record<string, Canvas> }} */
  const { graphBindings } = await import(designer);
  const shown = () => Object.values(graphBindings).find(({ graph }) => graph.container.isConnected);
  const has = (/** @type {string} */ step) => shown()?.graph.getCellById(step);
  const stops = [...way.map(({ activity }) => activity.id), id];
  if (!stops.some(has)) /** @type {HTMLElement | null} */ (document.querySelector('.mud-breadcrumb-item a, .mud-breadcrumb-item'))?.click(); // the flow itself
  let next = stops.findLastIndex(has);
  for (next = Math.max(next, 0); next < way.length; next++) {
    const turn = /** @type {Turn} */ (way[next]);
    if (!(await comes(() => has(turn.activity.id)))) return false;
    await shown()?.interop.raiseActivityEmbeddedPortSelected(turn.activity, turn.port);
  }
  if (!(await comes(() => has(id)))) return false;
  await new Promise((resolve) => setTimeout(resolve, settling));
  select(/** @type {Canvas} */ (shown()).graph, id);
  return true;
}

/**
 * @param {Graph} graph
 * @param {string} id
 */
function select(graph, id) {
  const cell = graph.getCellById(id);
  if (!cell) return;
  graph.cleanSelection();
  graph.select(cell);
  graph.centerCell(cell);
}

/**
 * The steps that are to be entered, one after the other, to see a step.
 *
 * @param {Activity} chart
 * @param {string} id
 * @returns {Turn[] | undefined} Nothing where it is not in there.
 */
export function wayTo(chart, id) {
  for (const activity of chart.activities ?? []) {
    if (activity.id === id) return [];
    for (const [part, inner] of Object.entries(activity)) {
      const rest = isChart(inner) ? wayTo(inner, id) : undefined;
      if (rest) return [{ activity, port: part.charAt(0).toUpperCase() + part.slice(1) }, ...rest];
    }
  }
  return undefined;
}

/**
 * @param {unknown} part
 * @returns {part is Activity}
 */
const isChart = (part) => typeof part === 'object' && part !== null && 'activities' in part && Array.isArray(part.activities);

/** @param {() => unknown} look */
async function comes(look) {
  for (const end = performance.now() + patience; performance.now() < end; ) {
    if (look()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}
