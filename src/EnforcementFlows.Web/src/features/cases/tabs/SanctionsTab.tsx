import { useWords } from '@/lib/i18n';
import type { TabProps } from '../CaseTabs';
import { CoerciveList } from './CoerciveList';
import { InstalmentList } from './InstalmentList';
import { SanctionList } from './SanctionList';

/** 联合惩戒、强制措施与和解. */
export function SanctionsTab({ about }: TabProps) {
  const t = useWords('cases');
  return (
    <>
      <h2>{t('sanctions')}</h2>
      <SanctionList about={about} />
      <h2>{t('coercive')}</h2>
      <CoerciveList about={about} />
      <h2>{t('instalments')}</h2>
      <InstalmentList about={about} />
    </>
  );
}
