import { useQuery } from '@tanstack/react-query';
import { Popover } from 'antd';
import { api, dataOf, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useActor, useMay } from '@/lib/session';

/** Clauses by their ids; one of the court's regulation says on a click what it asks for. */
export function ClauseMarks({ ids }: { ids: readonly (string | null | undefined)[] }) {
  const clauses = useClauses();
  return ids.map((id) => id && <ClauseMark key={id} id={id} clause={clauses.get(id)} />);
}

function ClauseMark({ id, clause }: { id: string; clause: Schema<'Clause'> | undefined }) {
  const t = useWords('design');
  if (!clause) return <span className="clause">{id}</span>;
  return (
    <Popover
      trigger="click"
      title={t('clause-at', { place: clause.location })}
      content={<div className="clause-text">{clause.text}</div>}
    >
      <button type="button" className="clause clause-button" aria-haspopup="dialog">
        {id}
      </button>
    </Popover>
  );
}

/** The clauses of the court's regulation by id. Laws are not among them. */
function useClauses(): Map<string, Schema<'Clause'>> {
  const { court } = useActor();
  const may = useMay();
  const { data } = useQuery({
    queryKey: ['regulation', court],
    queryFn: async () => new Map((await dataOf(api.GET('/api/regulations/{court}', { params: { path: { court } } }))).clauses.map((clause) => [clause.id, clause])),
    staleTime: Infinity,
    enabled: may('regulation.read'),
  });
  return data ?? none;
}

const none = new Map<string, Schema<'Clause'>>();
