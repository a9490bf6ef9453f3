import { Radio } from 'antd';
import { useSearchParams } from 'react-router';
import { PageHead } from '@/components/PageHead';
import { useWords } from '@/lib/i18n';
import { useMay } from '@/lib/session';
import { AuditSearch } from './AuditSearch';
import { OperatorActs } from './OperatorActs';
import { RefusedActs } from './RefusedActs';
import '../administration.css';

/** What was done, read and tried, what was refused, and what operators did. */
export function AuditPage() {
  const t = useWords('administration');
  const may = useMay();
  const [search, setSearch] = useSearchParams();
  const kinds = [...(may('audit.verify') ? ['search', 'refused'] : []), ...(may('message.repair') ? ['operators'] : [])];
  const kind = kinds.find((known) => known === search.get('kind')) ?? kinds[0];
  return (
    <>
      <PageHead title={t('audit.title')} about={may('audit.verify') ? t('audit.about') : undefined} />
      <div className="admin-filters no-print">
        <Radio.Group
          optionType="button"
          aria-label={t('audit.title')}
          value={kind}
          options={kinds.map((value) => ({ value, label: t(`audit.${value}`) }))}
          onChange={(event) => setSearch({ kind: String(event.target.value) }, { replace: true })}
        />
      </div>
      {kind === 'search' && <AuditSearch />}
      {kind === 'refused' && <RefusedActs />}
      {kind === 'operators' && <OperatorActs />}
    </>
  );
}
