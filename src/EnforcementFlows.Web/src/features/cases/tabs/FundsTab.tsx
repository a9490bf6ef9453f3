import { QueryStates } from '@/components/QueryStates';
import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import type { TabProps } from '../CaseTabs';
import { useCaseFunds } from '../queries';
import { ClaimTable, DeferralTable, EntryTable, PayoutTable } from './FundsTables';
import { FundsSums } from './FundsSums';

/** 案款: what has come in, what has gone out, what is there. */
export function FundsTab({ about }: TabProps) {
  const query = useCaseFunds(about.id);
  return <QueryStates query={query}>{(funds) => <Funds funds={funds} />}</QueryStates>;
}

function Funds({ funds }: { funds: Schema<'GetFundsResponse'> }) {
  const t = useWords('cases');
  return (
    <>
      <FundsSums funds={funds} />
      <h2>{t('receipts')}</h2>
      <ClaimTable claims={funds.claims} />
      <h2>{t('payouts')}</h2>
      <PayoutTable payouts={funds.payouts} />
      {funds.deferrals.length > 0 && (
        <>
          <h2>{t('deferrals')}</h2>
          <DeferralTable deferrals={funds.deferrals} />
        </>
      )}
      <h2>{t('entries')}</h2>
      <EntryTable entries={funds.entries} />
    </>
  );
}
