import { Background, Controls, Handle, MarkerType, Position, ReactFlow, type Edge, type Node, type NodeProps } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import './flow.css';
import { useMemo } from 'react';
import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { linksOf, placesOf, size, type Chart } from './layout';
import { WaitText } from './WaitText';

const walkedColour = '#1f6b3a';

type StepNode = Node<{ step: Schema<'FlowStep'> }, 'step'>;

/** The chart drawn, to be looked at and moved about, not changed. The list under it says the same in words. */
export function FlowMap({ chart, onEnter }: { chart: Chart; onEnter: (chart: string) => void }) {
  const t = useWords('flow');
  const outcomes = useWords('case-codes');
  const nodes = useMemo(() => nodesOf(chart), [chart]);
  const edges: Edge[] = linksOf(chart).map(({ source, target, port, walked }, index) => ({
    id: String(index),
    source,
    target,
    label: port ? named(outcomes(`outcome.${port}`, { defaultValue: port }), port) : undefined,
    className: walked ? 'walked' : undefined,
    markerEnd: { type: MarkerType.ArrowClosed, color: walked ? walkedColour : undefined },
  }));
  return (
    <div className="flow-map no-print" style={{ height: heightOf(nodes) }} aria-label={t('map')} role="group">
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        fitView
        fitViewOptions={{ nodes: focusOf(chart), minZoom: 0.9, maxZoom: 1 }}
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
  );
}

// a long flow is shown where it is at work, with what comes before and after
function focusOf(chart: Chart) {
  const current = chart.steps.filter((step) => step.state === 'current' || step.state === 'faulted').map((step) => step.id);
  const near = linksOf(chart).filter(({ source, target }) => current.includes(source) || current.includes(target));
  const ids = new Set([...current, ...near.flatMap(({ source, target }) => [source, target])]);
  return ids.size > 0 ? [...ids].map((id) => ({ id })) : undefined;
}

const heightOf = (nodes: StepNode[]) => {
  const tops = nodes.map((node) => node.position.y);
  return Math.min(460, Math.max(220, Math.max(...tops) - Math.min(...tops) + 2 * size.height));
};

// a fork's ways are called by the steps that they lead to, which says enough
const named = (word: string, port: string) => (word === port ? undefined : word);

const nodeTypes = { step: StepBox };

const nodesOf = (chart: Chart): StepNode[] =>
  placesOf(chart).map(({ id, x, y }) => ({ id, type: 'step', position: { x, y }, width: size.width, data: { step: chart.steps.find((step) => step.id === id)! } }));

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
