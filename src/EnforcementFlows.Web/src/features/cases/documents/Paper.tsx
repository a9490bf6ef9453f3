import type { Schema } from '@/lib/api';

type Block = Schema<'DocumentBlock'>;

/** A paper as it is written: paragraphs and tables with their alignment. It is text only; nothing in it can act. Reached by the keyboard, it scrolls. */
export function Paper({ name, blocks }: { name: string; blocks: Block[] }) {
  return (
    <article className="paper" aria-label={name} lang="zh-CN" tabIndex={0}>
      {blocks.map((block, index) => (block.rows ? <Rows key={index} rows={block.rows} /> : <Paragraph key={index} block={block} />))}
    </article>
  );
}

function Paragraph({ block: { text, align, bold } }: { block: Block }) {
  return <p className={align ? `paper-${align}` : undefined}>{bold ? <strong>{text}</strong> : text}</p>;
}

function Rows({ rows }: { rows: string[][] }) {
  return (
    <table>
      <tbody>
        {rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((cell, column) => (
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
