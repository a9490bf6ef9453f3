import { useParams } from 'react-router';
import { PageHead } from '@/components/PageHead';
import { ProblemNotice } from '@/components/ProblemNotice';
import { QueryStates } from '@/components/QueryStates';
import { Problem } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { CaseHead } from './head/CaseHead';
import { CaseTabs } from './CaseTabs';
import { useCase } from './queries';
import './cases.css';

/** One case (案件): what it is, always in sight, and everything on it in tabs. */
export function CasePage() {
  const t = useWords('cases');
  const { caseId = '' } = useParams();
  const query = useCase(caseId);
  const isMissing = query.error instanceof Problem && query.error.status === 404;
  if (isMissing)
    return (
      <>
        <PageHead title={t('missing')} />
        <ProblemNotice problem={query.error} />
      </>
    );
  return (
    <QueryStates query={query}>
      {(about) => (
        <article className="case">
          <CaseHead about={about} />
          <CaseTabs about={about} />
        </article>
      )}
    </QueryStates>
  );
}
