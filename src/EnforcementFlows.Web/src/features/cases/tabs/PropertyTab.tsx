import { useWords } from '@/lib/i18n';
import type { TabProps } from '../CaseTabs';
import { AssetList } from './AssetList';
import { MeasureList } from './MeasureList';

/** 财产与措施: what the debtor has, and what of it is controlled until when. */
export function PropertyTab({ about }: TabProps) {
  const t = useWords('cases');
  return (
    <>
      <h2>{t('measures')}</h2>
      <MeasureList caseId={about.id} />
      <h2>{t('assets')}</h2>
      <AssetList caseId={about.id} />
    </>
  );
}
