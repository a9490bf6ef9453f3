import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { DateField } from '@/components/dates/DateField';
import { PageHead } from '@/components/PageHead';
import { QueryStates } from '@/components/QueryStates';
import { api, dataOf } from '@/lib/api';
import { useNow } from '@/lib/clock';
import { useWords } from '@/lib/i18n';
import { dayjs, showDay, showTime } from '@/lib/time';
import { BoardTabs } from './BoardTabs';
import { HeatMap } from './HeatMap';
import './boards.css';

const ahead = 41; // six weeks with today

/** How much falls due on which day, as a calendar. */
export function DueDatesPage() {
  const t = useWords('boards');
  const today = showDay(useNow());
  const [search, setSearch] = useSearchParams();
  const from = search.get('from') ?? today;
  const to = dayjs(from).add(ahead, 'day').format('YYYY-MM-DD');
  const query = useQuery({ queryKey: ['boards', 'due-dates', from], queryFn: () => dataOf(api.GET('/api/boards/due-dates', { params: { query: { from, to } } })) });
  return (
    <>
      <PageHead title={t('due-dates.title')} about={query.data && t('as-of', { time: showTime(query.data.at) })} />
      <BoardTabs />
      <div className="board-choice">
        <label htmlFor="from">{t('due-dates.from')}</label>{' '}
        <DateField id="from" value={from} onSettled={(day) => setSearch(day && day !== today ? { from: day } : {}, { replace: true })} />
      </div>
      <QueryStates query={query}>{(dates) => <HeatMap dates={dates} />}</QueryStates>
    </>
  );
}
