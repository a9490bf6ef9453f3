import { Link } from 'react-router';
import { useWords } from '@/lib/i18n';
import { useMay } from '@/lib/session';
import type { TabProps } from '../CaseTabs';
import { OperatorActs } from './OperatorActs';
import { RefusedActs } from './RefusedActs';

/** 留痕: what was refused on the case, and what operators have mended on it. */
export function AuditTab({ about }: TabProps) {
  const t = useWords('cases');
  const may = useMay();
  return (
    <>
      {may('audit.verify') && (
        <>
          <p>
            <Link to={`/administration/audit?kind=search&caseId=${about.id}`}>{t('all-records')}</Link>
          </p>
          <h2>{t('refused-acts')}</h2>
          <RefusedActs caseId={about.id} />
        </>
      )}
      {may('message.repair') && (
        <>
          <h2>{t('operator-acts')}</h2>
          <OperatorActs caseId={about.id} />
        </>
      )}
    </>
  );
}
