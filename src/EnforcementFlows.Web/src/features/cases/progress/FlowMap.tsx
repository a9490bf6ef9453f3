import { Background, Controls, Handle, MarkerType, Position, ReactFlow, type Edge, type Node, type NodeProps } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useMemo } from 'react';
import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useCodes } from '../useCodes';
import { linksOf, placesOf, size } from './layout';
import { WaitText } from './WaitText';

type StepNode = Node<{ step: Schema<'FlowStep'> }, 'step'>;

/** The chart drawn, to be looked at and moved about, not changed. The list under it says the same in words. */
export function FlowMap({ chart, onEnter }: { chart: Schema<'FlowChart'>; onEnter: (chart: string) => void }) {
  const t = useWords('cases');
  const codes = useCodes();
  const nodes = useMemo(() => nodesOf(chart), [chart]);
  const edges: Edge[] = linksOf(chart).map(({ source, target, port }, index) => ({
    id: String(index),
    source,
    target,
    label: port ? codes('outcome', port) : undefined,
    markerEnd: { type: MarkerType.ArrowClosed },
  }));
  return (
    <div className="flow-map no-print" aria-label={t('map')} role="group">
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        fitView
        fitViewOptions={{ minZoom: 0.5, maxZoom: 1 }}
        minZoom={0.2}
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
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}

const nodeTypes = { step: StepBox };

const nodesOf = (chart: Schema<'FlowChart'>): StepNode[] =>
  placesOf(chart).map(({ id, x, y }) => ({ id, type: 'step', position: { x, y }, width: size.width, data: { step: chart.steps.find((step) => step.id === id)! } }));

function StepBox({ data: { step } }: NodeProps<StepNode>) {
  const t = useWords('cases');
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
