import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '@/lib/i18n';
import { useMay } from '@/lib/session';

/** What is there for those who change flows; whoever only reads them is told so. */
export function DesignersOnly({ children }: { children: ReactNode }) {
  const t = useWords('design');
  const may = useMay();
  return may('workflow.design') ? children : <Alert type="info" showIcon title={t('design-only')} />;
}
