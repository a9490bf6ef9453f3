import { useParams } from 'react-router';
import { PageHead } from '@/components/PageHead';
import { QueryStates } from '@/components/QueryStates';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { ChangeActs, ChangeState } from '../ChangeState';
import { Moves } from '../Moves';
import { useCalendarChange } from './useCalendarChange';
import '../administration.css';

/** A year that is proposed or was loaded: what it moves, and its approval by a second person. */
export function CalendarChangePage() {
  const t = useWords('administration');
  const changeId = useParams().changeId!;
  const query = useCalendarChange(changeId);
  const at = { params: { path: { changeId } } };
  return (
    <div className="admin">
      <PageHead title={query.data ? `${t('calendar.title')} ${query.data.year}` : t('calendar.title')} about={query.data?.source} />
      <QueryStates query={query}>
        {(change) => (
          <>
            <ChangeState change={change} />
            <ChangeActs
              change={change}
              approve={{ permission: 'calendar.approve', act: () => dataOf(api.POST('/api/calendars/changes/{changeId}/approve', at)) }}
              withdraw={{ permission: 'calendar.load', act: () => dataOf(api.POST('/api/calendars/changes/{changeId}/withdraw', at)) }}
            />
            {change.state === 'proposed' && (
              <Moves of={['calendar', changeId]} read={(after) => dataOf(api.GET('/api/calendars/changes/{changeId}/moves', { params: { path: { changeId }, query: { limit: 100, after } } }))} />
            )}
          </>
        )}
      </QueryStates>
    </div>
  );
}
