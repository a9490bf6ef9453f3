import { Tag, type TableColumnsType } from 'antd';
import { ListTable } from '@/components/ListTable';
import { api, dataOf, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { showTime } from '@/lib/time';
import type { TabProps } from '../CaseTabs';
import { useCaseList } from '../queries';

type Entry = Schema<'GetTimelineEntry'>;

/** 办案日志: what happened, oldest first, by when it happened and when it was entered. */
export function TimelineTab({ about }: TabProps) {
  const t = useWords('cases');
  const list = useCaseList(about.id, 'timeline', (after) => dataOf(api.GET('/api/cases/{caseId}/timeline', { params: { path: { caseId: about.id }, query: { after } } })));
  const columns = useTimelineColumns();
  return <ListTable inPage label={t('tab.timeline')} list={list} columns={columns} rowKey={(row) => row.id} empty={t('no-timeline')} />;
}

function useTimelineColumns(): TableColumnsType<Entry> {
  const t = useWords('cases');
  return [
    { title: t('happened'), width: 132, render: (_, row) => showTime(row.provenAt) },
    {
      title: t('what'),
      width: 560,
      render: (_, row) => (
        <>
          {row.text} {row.clause && <span className="clause">{row.clause}</span>} {row.restricted && <Tag>{t('restricted')}</Tag>}
        </>
      ),
    },
    { title: t('who'), width: 130, render: (_, row) => row.actorName ?? t(row.actor ? 'outside-system' : 'system') },
    {
      title: t('entered'),
      width: 180,
      render: (_, row) => (
        <>
          {showTime(row.at)} {row.enteredLater && <Tag>{t('entered-later')}</Tag>}
        </>
      ),
    },
  ];
}
