import { useParams, useSearchParams } from 'react-router';
import { QueryStates } from '@/components/QueryStates';
import { PageHead } from '@/components/PageHead';
import { useWords } from '@/lib/i18n';
import { useLedgers } from './definitions';
import { LedgerView } from './LedgerView';
import './ledgers.css';

/** Any ledger, as its definition says. */
export function LedgerPage() {
  const t = useWords('ledgers');
  const code = useParams().ledger;
  const [search] = useSearchParams();
  return (
    <QueryStates query={useLedgers()}>
      {(ledgers) => {
        const definition = ledgers.find(({ ledger }) => ledger === code);
        return definition ? <LedgerView key={definition.ledger} definition={definition} search={search} /> : <PageHead title={t('unknown')} about={t('unknown-about')} />;
      }}
    </QueryStates>
  );
}
