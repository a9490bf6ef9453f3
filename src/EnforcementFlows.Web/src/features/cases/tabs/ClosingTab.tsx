import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { QueryStates } from '@/components/QueryStates';
import { Select } from '@/components/Select';
import { api, dataOf, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import type { TabProps } from '../CaseTabs';
import { ClosingConditions } from './ClosingConditions';

/** 结案体检: how far the case is from each way of closing it. */
export function ClosingTab({ about }: TabProps) {
  const query = useQuery({ queryKey: ['case', about.id, 'closing-check'], queryFn: () => dataOf(api.GET('/api/cases/{caseId}/closing-check', { params: { path: { caseId: about.id } } })) });
  return <QueryStates query={query}>{(check) => <ClosingCheck caseId={about.id} isClosed={about.closedAt !== null} check={check} />}</QueryStates>;
}

type Props = { caseId: string; isClosed: boolean; check: Schema<'GetClosingCheckResponse'> };

function ClosingCheck({ caseId, isClosed, check }: Props) {
  const t = useWords('cases');
  const [chosen, choose] = useState(check.ways[0]?.code);
  const way = check.ways.find(({ code }) => code === chosen);
  return (
    <>
      {isClosed && <p>{t('is-closed')}</p>}
      <div>
        <label>
          {t('closing-way')}{' '}
          <Select
            className="closing-way"
            aria-label={t('closing-way')}
            value={chosen}
            onChange={choose}
            options={check.ways.map(({ code, name, met, conditions }) => ({ value: code, label: `${name}（${met ? t('all-met') : t('unmet-count', { count: conditions.filter((one) => !one.met).length })}）` }))}
          />
        </label>
      </div>
      {!check.reported && <p className="fine">{t('not-reported')}</p>}
      {way && <ClosingConditions caseId={caseId} way={way} />}
    </>
  );
}
