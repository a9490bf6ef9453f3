import { Background, Controls, Handle, MarkerType, Position, ReactFlow, type Edge, type Node, type NodeProps, type ReactFlowInstance } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import './flow.css';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useWayName } from '@/lib/outcomes';
import { isHidden, linksOf, placesOf, size, type Chart, type Placed } from './layout';
import { WaitText } from './WaitText';
import { WayAround } from './WayAround';

const walkedColour = '#1f6b3a';
const closeBy = 300; // px: the next column, and the next two rows

type StepNode = Node<{ step: Schema<'FlowStep'> }, 'step'>;

/** The chart drawn, to be looked at and moved about, not changed. The list under it says the same in words. */
export function FlowMap({ chart, onEnter }: { chart: Chart; onEnter: (chart: string) => void }) {
  const t = useWords('flow');
  const wayName = useWayName();
  const [drawn, setDrawn] = useState<ReactFlowInstance<StepNode>>();
  const places = useMemo(() => placesOf(chart), [chart]);
  const nodes = useMemo(() => nodesOf(chart, places), [chart, places]);
  const work = chart.steps.filter(({ state }) => state === 'current' || state === 'faulted');
  const edges: Edge[] = linksOf(chart).map(({ source, target, port, walked }, index) => ({
    id: String(index),
    source,
    target,
    type: isHidden(places, source, target) ? 'around' : undefined,
    label: port ? named(wayName(port, chart.steps.find(({ id }) => id === source)), port) : undefined,
    className: walked ? 'walked' : undefined,
    markerEnd: { type: MarkerType.ArrowClosed, color: walked ? walkedColour : undefined },
  }));
  return (
    <>
      {work.length > 1 && (
        <div className="flow-work no-print" role="group" aria-label={t('at-work')}>
          {t('at-work')}
          {work.map(({ id, name }) => (
            <Button key={id} size="small" onClick={() => void drawn?.fitView(closeUp(chart, nodes, id))}>
              {name}
            </Button>
          ))}
        </div>
      )}
      <div className="flow-map no-print" style={{ height: heightOf(nodes) }} aria-label={t('map')} role="group">
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onInit={setDrawn}
          fitView
          fitViewOptions={closeUp(chart, nodes, work[0]?.id)}
          minZoom={0.2}
          disableKeyboardA11y
          ariaLabelConfig={{ 'controls.zoomIn.ariaLabel': t('zoom-in'), 'controls.zoomOut.ariaLabel': t('zoom-out'), 'controls.fitView.ariaLabel': t('zoom-fit') }}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          zoomOnScroll={false}
          preventScrolling={false}
          onNodeClick={(_, node) => node.data.step.chart && onEnter(node.data.step.chart)}
        >
          <Background />
          <Controls showInteractive={false} orientation="horizontal" />
        </ReactFlow>
      </div>
    </>
  );
}

// a long flow is shown where it is at work, with what comes right before and after; a way back to a step far off leads out of the picture
function closeUp(chart: Chart, nodes: StepNode[], step: string | undefined) {
  const [middle, scale] = [nodes.find(({ id }) => id === step)?.position, { minZoom: 0.9, maxZoom: 1 }];
  if (!middle) return scale;
  const linked = new Set(linksOf(chart).flatMap(({ source, target }) => (source === step || target === step ? [source, target] : [])));
  const near = nodes.filter(({ id, position }) => id === step || (linked.has(id) && Math.abs(position.x - middle.x) <= closeBy && Math.abs(position.y - middle.y) <= closeBy));
  return { nodes: near.map(({ id }) => ({ id })), ...scale };
}

const heightOf = (nodes: StepNode[]) => {
  const tops = nodes.map((node) => node.position.y);
  return Math.min(460, Math.max(220, Math.max(...tops) - Math.min(...tops) + 2 * size.height));
};

// a fork's ways are called by the steps that they lead to, which says enough
const named = (word: string, port: string) => (word === port ? undefined : word);

const nodeTypes = { step: StepBox };
const edgeTypes = { around: WayAround };

const nodesOf = (chart: Chart, places: Placed[]): StepNode[] =>
  places.map(({ id, x, y }) => ({ id, type: 'step', position: { x, y }, width: size.width, data: { step: chart.steps.find((step) => step.id === id)! } }));

function StepBox({ data: { step } }: NodeProps<StepNode>) {
  const t = useWords('flow');
  return (
    <div className={`step-box step-${step.state}`}>
      <Handle type="target" position={Position.Left} />
      <small>
        {t(`step.${step.state}`)}
        {step.chart && ` · ${t('has-inside')}`}
      </small>
      <b>{step.name}</b>
      {step.waits.slice(0, 1).map((wait, index) => (
        <WaitText key={index} wait={wait} />
      ))}
      <Handle type="source" position={Position.Right} />
    </div>
  );
}
