import type { UseQueryResult } from '@tanstack/react-query';
import { Empty, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '@/lib/i18n';
import { ProblemNotice } from './ProblemNotice';

type Asked<T> = Pick<UseQueryResult<T>, 'isPending' | 'error' | 'refetch'> & { data: T | undefined };

/** Stands where something is on its way, and says so to those who cannot see it. */
export function Loading() {
  const t = useWords('common');
  return (
    <div role="status" aria-label={t('loading')}>
      <Skeleton active />
    </div>
  );
}

/** The four states of everything that is asked of the host: on its way, refused, nothing there, there. */
export function QueryStates<T>({ query, isEmpty, empty, children }: { query: Asked<T>; isEmpty?: (data: T) => boolean; empty?: ReactNode; children: (data: T) => ReactNode }) {
  const t = useWords('common');
  if (query.data === undefined && query.error) return <ProblemNotice problem={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading />;
  if (isEmpty?.(query.data)) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty ?? t('empty')} />;
  return children(query.data);
}
