import { Link } from 'react-router';
import { useWords } from '@/lib/i18n';
import { useMay } from '@/lib/session';

/** The way to the case that a row is about, for those who may read cases. */
export function CaseLink({ caseId }: { caseId: string | null | undefined }) {
  const t = useWords('administration');
  const may = useMay();
  return caseId && may('case.read') ? <Link to={`/cases/${caseId}`}>{t('audit.open')}</Link> : null;
}
