import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { QueryStates } from '@/components/QueryStates';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { Findings } from './Findings';
import { Portability } from './Portability';

/** What was found in one version. */
export function CheckReport({ definitionId, version }: { definitionId: string; version: number }) {
  const t = useWords('design');
  const query = useQuery({
    queryKey: ['flows', definitionId, 'check', version],
    queryFn: () => dataOf(api.GET('/api/definitions/{definitionId}/lint', { params: { path: { definitionId }, query: { version: String(version) } } })),
  });
  return (
    <QueryStates query={query}>
      {({ errors, warnings, findings, portability }) => (
        <>
          {errors > 0 ? (
            <Alert type="error" showIcon title={t('check.refused', { count: errors })} />
          ) : (
            <Alert type="success" showIcon title={t(warnings > 0 ? 'check.passed-with' : 'check.passed', { count: warnings })} />
          )}
          <Findings title={t('check.errors')} definitionId={definitionId} findings={findings.filter(({ severity }) => severity === 'error')} />
          <Findings title={t('check.warnings')} definitionId={definitionId} findings={findings.filter(({ severity }) => severity !== 'error')} />
          <Portability definitionId={definitionId} notes={portability} />
        </>
      )}
    </QueryStates>
  );
}
