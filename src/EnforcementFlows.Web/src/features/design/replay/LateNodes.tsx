import { useWords } from '@/lib/i18n';
import type { Replay } from './types';

/** In how many cases each node would be late that was not, and the other way round. */
export function LateNodes({ nodes }: { nodes: NonNullable<Replay['nodes']> }) {
  const t = useWords('design');
  return (
    <table className="design-table late-nodes">
      <caption>{t('replay.late-nodes')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('settings.node')}</th>
          <th scope="col" className="amount">
            {t('replay.sum.late')}
          </th>
          <th scope="col" className="amount">
            {t('replay.sum.lateNoMore')}
          </th>
        </tr>
      </thead>
      <tbody>
        {nodes.map(({ code, name, late, lateNoMore }) => (
          <tr key={`${code} ${name}`}>
            <th scope="row">{name}</th>
            <td className="amount">{late}</td>
            <td className="amount">{lateNoMore}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
