import { useWords } from '@/lib/i18n';
import type { Schema } from '@/lib/api';
import type { Case } from '../queries';

/** Who against whom; names and numbers as the host gives them, which is masked. */
export function PartyNames({ about }: { about: Case }) {
  const t = useWords('cases');
  return (
    <div>
      <h2>{t('parties')}</h2>
      <dl className="pairs">
        <dt>{t('applicant')}</dt>
        <dd>
          <Names parties={about.applicants} />
        </dd>
        <dt>{t('debtor')}</dt>
        <dd>
          <Names parties={about.debtors} />
        </dd>
      </dl>
    </div>
  );
}

function Names({ parties }: { parties: Schema<'CaseDetailPartyView'>[] }) {
  const t = useWords('cases');
  const shown = parties.slice(0, 3);
  return (
    <>
      {shown.map((party) => (
        <span className="party" key={party.id} title={party.name}>
          {party.name} {party.idNumber && <small>{party.idNumber}</small>}
        </span>
      ))}
      {parties.length > shown.length && <small>{t('and-more', { count: parties.length })}</small>}
    </>
  );
}
