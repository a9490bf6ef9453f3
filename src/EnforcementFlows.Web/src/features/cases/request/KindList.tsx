import { Link } from 'react-router';
import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useCodes } from '../useCodes';
import { UnmetList } from './UnmetList';

/** The kinds of request, each with why it would be refused now. */
export function KindList({ caseId, kinds }: { caseId: string; kinds: Schema<'ListRequestKindsRow'>[] }) {
  const t = useWords('cases');
  const codes = useCodes();
  return (
    <ul className="kinds" aria-label={t('kinds')}>
      {kinds.map((row) => (
        <li key={row.kind}>
          <Link to={`/cases/${caseId}/request/${row.kind}`}>{nameOf(row, codes)}</Link>
          {row.clauses.map((clause) => (
            <span className="clause" key={clause}>
              {clause}
            </span>
          ))}
          {row.unmet.length > 0 ? <UnmetList unmet={row.unmet} /> : <small className="fine">{t('nothing-against')}</small>}
        </li>
      ))}
    </ul>
  );
}

/** The host names most kinds; for the others it gives their code. */
export const nameOf = (row: Schema<'ListRequestKindsRow'>, codes: (kind: string, code: string) => string) => (row.name === row.kind ? codes('kind', row.kind) : row.name);
