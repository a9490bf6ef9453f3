import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { PageHead } from '@/components/PageHead';
import { Loading, QueryStates } from '@/components/QueryStates';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { showTime } from '@/lib/time';
import { BoardTabs } from './BoardTabs';
import { IndicatorTable } from './IndicatorTable';
import './boards.css';

const IndicatorPlot = lazy(() => import('./IndicatorPlot').then((module) => ({ default: module.IndicatorPlot })));

/** 质效指标: the numbers of twelve months, and the one that is chosen as a plot with how it is computed. */
export function IndicatorsPage() {
  const t = useWords('boards');
  const [search, setSearch] = useSearchParams();
  const query = useQuery({ queryKey: ['boards', 'indicators'], queryFn: () => dataOf(api.GET('/api/boards/indicators')) });
  return (
    <>
      <PageHead title={t('indicators.title')} about={query.data && t('as-of', { time: showTime(query.data.at) })} />
      <BoardTabs />
      <QueryStates query={query} isEmpty={({ indicators }) => indicators.length === 0}>
        {(board) => {
          const chosen = board.indicators.find(({ code }) => code === search.get('indicator')) ?? board.indicators[0]!;
          return (
            <>
              <section className="plot" aria-label={chosen.name}>
                <h2>{chosen.name}</h2>
                <Suspense fallback={<Loading />}>
                  <IndicatorPlot indicator={chosen} />
                </Suspense>
                <p>
                  {chosen.denominator ? t('indicators.quotient', { numerator: chosen.numerator, denominator: chosen.denominator }) : chosen.numerator}
                  {chosen.source && <span className="clause">{chosen.source}</span>}
                </p>
              </section>
              <IndicatorTable board={board} chosen={chosen.code} onChoose={(code) => setSearch({ indicator: code }, { replace: true })} />
            </>
          );
        }}
      </QueryStates>
    </>
  );
}
