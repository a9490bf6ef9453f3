import { Radio } from 'antd';
import { useSearchParams } from 'react-router';
import { PageHead } from '@/components/PageHead';
import { useWords } from '@/lib/i18n';
import { useMay } from '@/lib/session';
import { OperatorActs } from './OperatorActs';
import { RefusedActs } from './RefusedActs';
import '../administration.css';

/** What was refused, and what operators did. */
export function AuditPage() {
  const t = useWords('administration');
  const may = useMay();
  const [search, setSearch] = useSearchParams();
  const kinds = [...(may('audit.verify') ? ['refused'] : []), ...(may('message.repair') ? ['operators'] : [])];
  const kind = kinds.find((known) => known === search.get('kind')) ?? kinds[0];
  return (
    <>
      <PageHead title={t('audit.title')} />
      <div className="admin-filters">
        <Radio.Group
          optionType="button"
          aria-label={t('audit.title')}
          value={kind}
          options={kinds.map((value) => ({ value, label: t(`audit.${value}`) }))}
          onChange={(event) => setSearch({ kind: String(event.target.value) }, { replace: true })}
        />
      </div>
      {kind === 'refused' && <RefusedActs />}
      {kind === 'operators' && <OperatorActs />}
    </>
  );
}
