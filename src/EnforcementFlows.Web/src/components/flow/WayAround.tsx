import { BaseEdge, type EdgeProps } from '@xyflow/react';

const dip = 52; // px: beneath the boxes of the row, above the words at the lines to the next
const out = 14; // px that it goes straight on from a box, and so far before one
const bend = 10;

/** A connection beneath the boxes that stand in a row between its ends; a straight one would seem to lead from box to box. */
export function WayAround({ sourceX, sourceY, targetX, targetY, markerEnd, label, labelStyle, labelBgStyle }: EdgeProps) {
  const [down, up] = [sourceX + out, targetX - out];
  const floor = Math.max(sourceY, targetY) + dip;
  const along = Math.sign(up - down) * bend;
  const path = [
    `M${sourceX},${sourceY} H${down - bend} Q${down},${sourceY} ${down},${sourceY + bend}`,
    `V${floor - bend} Q${down},${floor} ${down + along},${floor}`,
    `H${up - along} Q${up},${floor} ${up},${floor - bend}`,
    `V${targetY + bend} Q${up},${targetY} ${up + bend},${targetY} H${targetX}`,
  ].join(' ');
  return <BaseEdge path={path} markerEnd={markerEnd} label={label} labelX={(down + up) / 2} labelY={floor} labelStyle={labelStyle} labelBgStyle={labelBgStyle} />;
}
