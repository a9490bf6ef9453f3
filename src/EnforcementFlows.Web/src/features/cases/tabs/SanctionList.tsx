import { Tag } from 'antd';
import { ListTable } from '@/components/ListTable';
import { api, dataOf, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import type { TabProps } from '../CaseTabs';
import { partyName } from '../parties';
import { useCaseList } from '../queries';
import { useCodes } from '../useCodes';

type Sanction = Schema<'ListSanctionsRow'>;

export function SanctionList({ about }: TabProps) {
  const t = useWords('cases');
  const codes = useCodes();
  const list = useCaseList(about.id, 'sanctions', (after) => dataOf(api.GET('/api/cases/{caseId}/sanctions', { params: { path: { caseId: about.id }, query: { after } } })));
  return (
    <ListTable<Sanction>
      inPage
      label={t('sanctions')}
      list={list}
      rowKey={(row) => row.id}
      empty={t('no-sanctions')}
      columns={[
        { title: t('sanction'), width: 110, render: (_, row) => codes('sanction', row.kind) },
        { title: t('person'), width: 150, render: (_, row) => partyName(about, row.partyId) },
        { title: t('ground'), width: 200, render: (_, row) => codes('ground', row.ground) || '—' },
        { title: t('from'), width: 104, dataIndex: 'startsOn' },
        { title: t('until'), width: 104, render: (_, row) => row.endedOn ?? row.endsOn ?? t('no-end') },
        { title: t('state'), width: 190, render: (_, row) => [codes('sanction-state', row.state), codes('ground', row.liftGround)].filter(Boolean).join('：') },
        {
          title: t('operations'),
          width: 260,
          render: (_, row) =>
            row.entries.map((entry) => (
              <Tag key={entry.requestId + entry.act}>
                {codes('sanction-act', `${row.kind}-${entry.act}`)} {entry.operatedOn} {entry.systemNumber}
              </Tag>
            )),
        },
      ]}
    />
  );
}
