import { useQuery } from '@tanstack/react-query';
import { QueryStates } from '@/components/QueryStates';
import { api, dataOf, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { ClauseMarks } from '../ClauseMarks';
import { ChangeList } from './ChangeList';
import { groupsOf } from './groups';
import { RunningCases } from './RunningCases';

/** What is otherwise in the later of two versions, in words, and whom it touches. */
export function Difference({ definitionId, from, to }: { definitionId: string; from: string; to: string }) {
  const query = useQuery({
    queryKey: ['flows', definitionId, 'difference', from, to],
    queryFn: () => dataOf(api.GET('/api/definitions/{definitionId}/difference', { params: { path: { definitionId }, query: { from, to } } })),
  });
  return <QueryStates query={query}>{(found) => <DifferenceView found={found} />}</QueryStates>;
}

/** A difference that is known already, as that of a request to publish. */
export function DifferenceView({ found: { definitionId, changes, clauses, running } }: { found: Schema<'GetDefinitionDifferenceResponse'> }) {
  const t = useWords('design');
  return (
    <>
      {changes.length === 0 && <p>{t('difference.none')}</p>}
      {groupsOf(changes).map(({ group, changes: rows }) => (
        <ChangeList key={group} title={t(`difference.group.${group}`)} definitionId={definitionId} changes={rows} />
      ))}
      {clauses.length > 0 && (
        <section aria-label={t('difference.clauses')}>
          <h2>{t('difference.clauses')}</h2>
          <p className="clauses">
            <ClauseMarks ids={clauses} />
          </p>
        </section>
      )}
      <RunningCases running={running} />
    </>
  );
}
