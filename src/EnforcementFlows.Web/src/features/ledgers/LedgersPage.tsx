import { Link } from 'react-router';
import { PageHead } from '@/components/PageHead';
import { QueryStates } from '@/components/QueryStates';
import { useWords } from '@/lib/i18n';
import { useLedgers } from './definitions';
import './ledgers.css';

/** The ledgers that the person may read. */
export function LedgersPage() {
  const t = useWords('ledgers');
  return (
    <>
      <PageHead title={t('title')} about={t('about')} />
      <QueryStates query={useLedgers()} isEmpty={(ledgers) => ledgers.length === 0} empty={t('none')}>
        {(ledgers) => (
          <ul className="ledger-list">
            {ledgers.map(({ ledger, name, clause, columns }) => (
              <li key={ledger}>
                <Link to={`/ledgers/${ledger}`}>{name}</Link>
                {clause && <span className="clause">{clause}</span>}
                <p>{columns.filter((column) => column.field !== '#').map((column) => column.label).join('、')}</p>
              </li>
            ))}
          </ul>
        )}
      </QueryStates>
    </>
  );
}
