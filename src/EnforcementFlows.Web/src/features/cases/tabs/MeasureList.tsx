import { Button, Checkbox, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { ListTable } from '@/components/ListTable';
import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { showMoney } from '@/lib/money';
import { useCaseMeasures } from '../queries';
import { RenewalDrawer } from '../renewal/RenewalDrawer';
import { hasTerm, namedIn } from '../renewal/renewal';
import { useCodes } from '../useCodes';
import { MeasureEnd } from './MeasureEnd';
import { Renewal } from './Renewal';

type Measure = Schema<'ListMeasuresRow'>;

/** What is controlled until when; near its end it is renewed from here. */
export function MeasureList({ caseId }: { caseId: string }) {
  const t = useWords('cases');
  const list = useCaseMeasures(caseId);
  const [params, setParams] = useSearchParams();
  const [chosen, setChosen] = useState<string[]>([]);
  const renew = (ids: string[]) => setParams({ renew: ids.join() });
  const columns = useMeasureColumns(caseId, (id) => renew([id]));
  const choosing = useChoosing(chosen, setChosen);
  const isSeveral = list.rows.filter(hasTerm).length > 1;
  return (
    <>
      {isSeveral && (
        <Button className="measure-acts no-print" disabled={chosen.length === 0} onClick={() => renew(chosen)}>
          {t('renew-chosen', { count: chosen.length })}
        </Button>
      )}
      <ListTable inPage label={t('measures')} list={list} columns={isSeveral ? [choosing, ...columns] : columns} rowKey={(row) => row.id} empty={t('no-measures')} />
      <RenewalDrawer caseId={caseId} measures={namedIn(params.get('renew'), list.rows)} onClose={() => setParams({})} />
    </>
  );
}

// a column of our own: the table's has a box in a copy of its head that the keyboard reaches and nobody sees
function useChoosing(chosen: string[], onChoose: (chosen: string[]) => void): TableColumnsType<Measure>[number] {
  const t = useWords('cases');
  return {
    title: t('choose'),
    width: 48,
    className: 'no-print',
    render: (_, row) =>
      hasTerm(row) && (
        <Checkbox
          aria-label={t('choose-measure', { property: row.property })}
          checked={chosen.includes(row.id)}
          onChange={(event) => onChoose(event.target.checked ? [...chosen, row.id] : chosen.filter((id) => id !== row.id))}
        />
      ),
  };
}

function useMeasureColumns(caseId: string, onRenew: (id: string) => void): TableColumnsType<Measure> {
  const t = useWords('cases');
  const codes = useCodes();
  return [
    { title: t('measure'), width: 84, render: (_, row) => codes('measure', row.kind) + (row.waitingRank ? t('rank', { rank: row.waitingRank }) : '') },
    { title: t('property'), width: 190, render: (_, row) => `${codes('asset', row.assetKind)} · ${row.property}` },
    { title: t('amount-limit'), width: 110, align: 'right', render: (_, row) => (row.amountLimit ? showMoney(row.amountLimit) : '—') },
    { title: t('ruling'), width: 160, render: (_, row) => [row.document, row.assistedBy].filter(Boolean).join(' · ') || '—' },
    { title: t('measure-source'), width: 100, render: (_, row) => codes('measure-source', row.source) },
    { title: t('in-force-from'), width: 104, render: (_, row) => row.startsOn ?? '—' },
    { title: t('in-force-until'), width: 164, render: (_, row) => <MeasureEnd measure={row} /> },
    { title: t('renewal'), width: 150, render: (_, row) => <Renewal caseId={caseId} measure={row} onRenew={() => onRenew(row.id)} /> },
  ];
}
