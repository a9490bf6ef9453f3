import { graphlib, layout } from '@dagrejs/dagre';
import type { Schema } from '@/lib/api';

/** A chart, whose connections may be known to have been walked. */
export type Chart = Omit<Schema<'FlowChart'>, 'connections'> & { connections: (Schema<'FlowConnection'> & { walked?: boolean })[] };

export const size = { width: 200, height: 76 };

export type Placed = { id: string; x: number; y: number };

const gap = 16; // px between boxes that would lie on one another
const nearer = 7 / 9; // our boxes are narrower than those of the designer, for which flows are drawn
const furthest = 3; // times as far apart as drawn; beyond that the drawing says nothing

/** Where the steps stand: as they were drawn, moved apart as far as their boxes ask for, or from left to right where the drawing does not say. */
export function placesOf(chart: Chart): Placed[] {
  const drawn = chart.steps.map(({ id, position }) => position && { id, x: position.x * nearer, y: position.y });
  return (drawn.every((place) => place !== null) && spread(drawn)) || arranged(chart);
}

/** Steps as far apart as no box lies on another; undefined where that takes too much, as where the steps of a sequence are all at one spot. */
function spread(places: Placed[]): Placed[] | undefined {
  let [across, down] = [1, 1];
  for (const [index, one] of places.entries())
    for (const other of places.slice(index + 1)) {
      const [x, y] = [Math.abs(one.x - other.x), Math.abs(one.y - other.y)];
      if (x >= size.width || y >= size.height) continue;
      if (y / size.height >= x / size.width) down = Math.max(down, (size.height + gap) / y);
      else across = Math.max(across, (size.width + gap) / x);
    }
  return Math.max(across, down) <= furthest ? places.map(({ id, x, y }) => ({ id, x: x * across, y: y * down })) : undefined;
}

function arranged(chart: Chart): Placed[] {
  const graph = new graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 24, ranksep: 56 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of chart.steps) graph.setNode(id, { ...size });
  for (const { source, target } of linksOf(chart)) graph.setEdge(source, target);
  layout(graph);
  return chart.steps.map(({ id }) => {
    const { x, y } = graph.node(id) as { x: number; y: number };
    return { id, x: x - size.width / 2, y: y - size.height / 2 };
  });
}

/** What leads to what; the steps of a sequence, which has no lines of its own, one to the next. */
export function linksOf(chart: Chart): { source: string; target: string; port: string | null; walked?: boolean }[] {
  if (chart.connections.length > 0) return chart.connections.map(({ port, ...link }) => ({ ...link, port: port === 'Done' ? null : port }));
  return chart.steps.slice(1).map(({ id }, index) => ({ source: chart.steps[index]!.id, target: id, port: null }));
}

/** Whether a straight line from one step to another would run behind boxes: back along their row, or past others that stand between them. */
export function isHidden(places: readonly Placed[], source: string, target: string): boolean {
  const [from, to] = [places.find(({ id }) => id === source), places.find(({ id }) => id === target)];
  if (!from || !to || from === to || Math.abs(from.y - to.y) >= size.height) return false;
  return to.x < from.x || places.some(({ x, y }) => x > from.x && x < to.x && Math.abs(y - from.y) < size.height / 2);
}
