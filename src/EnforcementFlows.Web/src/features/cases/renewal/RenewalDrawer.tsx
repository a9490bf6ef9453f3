import { Button, Tag } from 'antd';
import { useState } from 'react';
import { SideSheet } from '@/components/SideSheet';
import { QueryStates } from '@/components/QueryStates';
import { useWords } from '@/lib/i18n';
import { MeasureEnd } from '../tabs/MeasureEnd';
import { useCodes } from '../useCodes';
import { RenewalProposal } from './RenewalProposal';
import type { Measure } from './renewal';
import { useRenewals, type Renewal } from './useRenewals';
import './renewal.css';

type Props = { caseId: string; measures: Measure[] };

/** 续封: what renews one measure or several, with everything that is known already filled in. */
export function RenewalDrawer({ onClose, ...props }: Props & { onClose: () => void }) {
  const t = useWords('cases');
  return (
    <SideSheet open={props.measures.length > 0} onClose={onClose} size={780} title={t('renewal-title')} destroyOnHidden>
      {props.measures.length > 0 && <Renewals key={props.measures.map(({ id }) => id).join()} {...props} />}
    </SideSheet>
  );
}

// one is open at a time: the fields of two would have the same names
function Renewals({ caseId, measures }: Props) {
  const t = useWords('cases');
  const codes = useCodes();
  const { renewals, form, renew, isRenewing } = useRenewals(caseId, measures);
  const [open, setOpen] = useState(measures[0]!.id);
  const orders = renewals.flatMap(({ order }) => order ?? []);
  const numbers = renewals.flatMap(({ entries }) => (typeof entries.rulingNumber === 'string' ? entries.rulingNumber : []));
  return (
    <>
      {renewals.map((renewal) => (
        <section key={renewal.measure.id} aria-label={renewal.measure.property} className="renewal">
          <h3>
            <button type="button" aria-expanded={open === renewal.measure.id} onClick={() => setOpen(open === renewal.measure.id ? '' : renewal.measure.id)}>
              <span>
                {codes('measure', renewal.measure.kind)} · {renewal.measure.property}
              </span>
              <Standing renewal={renewal} />
            </button>
          </h3>
          {open === renewal.measure.id && (
            <QueryStates query={renewal.query}>
              {(proposal) => (
                <RenewalProposal caseId={caseId} renewal={renewal} proposal={proposal} form={form} numbers={numbers} isRenewing={isRenewing} onRenew={() => renewal.order && renew([renewal.order])} />
              )}
            </QueryStates>
          )}
        </section>
      ))}
      {orders.length > 1 && (
        <Button type="primary" className="renew-all" loading={isRenewing} onClick={() => renew(orders)}>
          {t('renew-all', { count: orders.length })}
        </Button>
      )}
    </>
  );
}

function Standing({ renewal: { measure, result } }: { renewal: Renewal }) {
  const t = useWords('cases');
  if (result) return <Tag className={result.isDone ? 'renewal-done' : 'renewal-refused'}>{t(result.isDone ? 'renewal-done' : 'renewal-refused')}</Tag>;
  return <MeasureEnd measure={measure} />;
}
