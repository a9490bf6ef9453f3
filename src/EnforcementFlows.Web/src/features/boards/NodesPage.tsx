import { useQuery } from '@tanstack/react-query';
import { Radio } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { PageHead } from '@/components/PageHead';
import { QueryStates } from '@/components/QueryStates';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { showTime } from '@/lib/time';
import { BoardTabs } from './BoardTabs';
import { ledgerPage, type NodeGroup } from './types';
import './boards.css';

const ways = ['team', 'handler', 'node', 'stage'];

/** What is due soon and what is late, by team, handler, node or stage; every number leads to its rows. */
export function NodesPage() {
  const t = useWords('boards');
  const [search, setSearch] = useSearchParams();
  const by = ways.find((way) => way === search.get('by')) ?? 'team';
  const query = useQuery({ queryKey: ['boards', 'nodes', by], queryFn: () => dataOf(api.GET('/api/boards/nodes', { params: { query: { by } } })) });
  return (
    <>
      <PageHead title={t('nodes.title')} about={query.data && t('as-of', { time: showTime(query.data.at) })} />
      <BoardTabs />
      <Radio.Group
        className="board-choice"
        optionType="button"
        aria-label={t('nodes.by')}
        value={by}
        options={ways.map((value) => ({ value, label: t(`nodes.ways.${value}`) }))}
        onChange={(event) => setSearch({ by: String(event.target.value) }, { replace: true })}
      />
      <QueryStates query={query} isEmpty={({ rows }) => rows.length === 0} empty={t('nodes.empty')}>
        {({ rows, dueSoonBy }) => (
          <div className="board-scroll" tabIndex={0} role="region" aria-label={t('nodes.title')}>
            <table className="board-table">
              <thead>
                <tr>
                  <th scope="col">{t(`nodes.ways.${by}`)}</th>
                  <th scope="col">{t('nodes.overdue')}</th>
                  <th scope="col" title={showTime(dueSoonBy)}>
                    {t('nodes.due-soon')}
                  </th>
                  <th scope="col">{t('nodes.open')}</th>
                  <th scope="col">{t('nodes.share')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.key}>
                    <th scope="row">{row.name}</th>
                    <Count count={row.overdue} path={row.overduePath} look={row.overdue > 0 ? 'late' : ''} />
                    <Count count={row.dueSoon} path={row.dueSoonPath} look={row.dueSoon > 0 ? 'soon' : ''} />
                    <Count count={row.open} path={row.path} look="" />
                    <td>
                      <Bar open={row.open} dueSoon={row.dueSoon} overdue={row.overdue} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </QueryStates>
    </>
  );
}

const Count = ({ count, path, look }: { count: number; path: string | null; look: string }) => (
  <td className={`amount ${look}`}>{path && count > 0 ? <Link to={ledgerPage(path)}>{count}</Link> : count}</td>
);

/** The same three numbers as lengths; the numbers themselves stand beside it. */
function Bar({ open, dueSoon, overdue }: Pick<NodeGroup, 'open' | 'dueSoon' | 'overdue'>) {
  const width = (part: number) => ({ width: `${open === 0 ? 0 : (100 * part) / open}%` });
  return (
    <div className="bar" aria-hidden>
      <i className="bar-late" style={width(overdue)} />
      <i className="bar-soon" style={width(dueSoon)} />
      <i className="bar-calm" style={width(open - dueSoon - overdue)} />
    </div>
  );
}
