import { useQuery } from '@tanstack/react-query';
import { DatePicker } from 'antd';
import { useSearchParams } from 'react-router';
import { PageHead } from '@/components/PageHead';
import { QueryStates } from '@/components/QueryStates';
import { dataAt } from '@/lib/api';
import { useNow } from '@/lib/clock';
import { useWords } from '@/lib/i18n';
import { dayjs, showDay, showTime } from '@/lib/time';
import { BoardTabs } from './BoardTabs';
import { HeatMap } from './HeatMap';
import type { DueDates } from './types';
import './boards.css';

const ahead = 41; // six weeks with today

/** How much falls due on which day, as a calendar. */
export function DueDatesPage() {
  const t = useWords('boards');
  const today = showDay(useNow());
  const [search, setSearch] = useSearchParams();
  const from = search.get('from') ?? today;
  const to = dayjs(from).add(ahead, 'day').format('YYYY-MM-DD');
  const query = useQuery({ queryKey: ['boards', 'due-dates', from], queryFn: () => dataAt<DueDates>(`/api/boards/due-dates?from=${from}&to=${to}`) });
  return (
    <>
      <PageHead title={t('due-dates.title')} about={query.data && t('as-of', { time: showTime(query.data.at) })} />
      <BoardTabs />
      <div className="board-choice">
        <label htmlFor="from">{t('due-dates.from')}</label>{' '}
        <DatePicker id="from" allowClear={false} value={dayjs(from)} onChange={(day) => setSearch(day ? { from: day.format('YYYY-MM-DD') } : {}, { replace: true })} />
      </div>
      <QueryStates query={query}>{(dates) => <HeatMap dates={dates} />}</QueryStates>
    </>
  );
}
