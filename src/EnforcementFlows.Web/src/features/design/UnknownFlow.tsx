import { Empty } from 'antd';
import { useWords } from '@/lib/i18n';

/** The address names a flow that the court does not have. */
export function UnknownFlow({ definitionId }: { definitionId: string }) {
  const t = useWords('design');
  return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('unknown', { id: definitionId })} />;
}
