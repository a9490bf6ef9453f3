import { graphlib, layout } from '@dagrejs/dagre';
import type { Schema } from '@/lib/api';

export const size = { width: 200, height: 76 };

export type Placed = { id: string; x: number; y: number };

/** Where the steps stand: as they were drawn, or from left to right where the definition does not say of any of them. */
export function placesOf(chart: Schema<'FlowChart'>): Placed[] {
  const drawn = chart.steps.map(({ id, position }) => position && { id, x: position.x, y: position.y });
  return drawn.every((place) => place !== null) && !isHeaped(drawn) ? drawn : arranged(chart);
}

// steps of a sequence are often all at one spot
const isHeaped = (places: Placed[]) => new Set(places.map(({ x, y }) => `${x},${y}`)).size < places.length;

function arranged(chart: Schema<'FlowChart'>): Placed[] {
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
export function linksOf(chart: Schema<'FlowChart'>): { source: string; target: string; port: string | null }[] {
  if (chart.connections.length > 0) return chart.connections.map(({ source, target, port }) => ({ source, target, port: port === 'Done' ? null : port }));
  return chart.steps.slice(1).map(({ id }, index) => ({ source: chart.steps[index]!.id, target: id, port: null }));
}
