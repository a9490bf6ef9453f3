import { Link, useParams } from 'react-router';
import { PageHead } from '@/components/PageHead';
import { QueryStates } from '@/components/QueryStates';
import { useWords } from '@/lib/i18n';
import { useCase } from '../queries';
import { useCodes } from '../useCodes';
import { KindList, nameOf } from './KindList';
import { RequestForm } from './RequestForm';
import { useRequestKinds } from './queries';

import '../cases.css';

/** 提请: what one may ask for on a case, and the form of the kind that was chosen. */
export function RequestPage() {
  const t = useWords('cases');
  const { caseId = '', kind } = useParams();
  const codes = useCodes();
  const about = useCase(caseId);
  const kinds = useRequestKinds(caseId);
  const chosen = kinds.data?.find((row) => row.kind === kind);
  return (
    <>
      <PageHead title={chosen ? t('ask-for', { name: nameOf(chosen, codes) }) : t('ask')} about={about.data && <Link to={`/cases/${caseId}`}>{about.data.caseNumber}</Link>} />
      <QueryStates query={kinds} isEmpty={(rows) => rows.length === 0} empty={t('no-kinds')}>
        {(rows) => (chosen ? <RequestForm key={chosen.kind} caseId={caseId} kind={chosen} /> : <KindList caseId={caseId} kinds={rows} />)}
      </QueryStates>
    </>
  );
}
