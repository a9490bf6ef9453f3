import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { PageHead } from '@/components/PageHead';
import { QueryStates } from '@/components/QueryStates';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { ImportLines } from './ImportLines';
import { ImportProgress } from './ImportProgress';
import '../filing.css';

/** One import: how far it is, and what became of each line. */
export function ImportPage() {
  const t = useWords('filing');
  const importId = useParams().importId!;
  const query = useQuery({
    queryKey: ['import', importId],
    queryFn: () => dataOf(api.GET('/api/cases/import/{importId}', { params: { path: { importId } } })),
    refetchInterval: ({ state: { data } }) => (data === undefined || data.state === 'queued' || data.state === 'running' ? 1000 : false),
  });
  return (
    <div className="import">
      <PageHead title={t('import.title')} about={query.data?.fileName} />
      <QueryStates query={query}>
        {(row) => (
          <>
            <ImportProgress row={row} />
            <ImportLines importId={row.id} done={row.done} />
          </>
        )}
      </QueryStates>
    </div>
  );
}
