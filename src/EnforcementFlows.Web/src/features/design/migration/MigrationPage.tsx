import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { QueryStates } from '@/components/QueryStates';
import { api, dataOf } from '@/lib/api';
import { FlowFrame } from '../FlowFrame';
import { DryRunReport } from './DryRunReport';
import { MigrationActs } from './MigrationActs';
import { MigrationFacts } from './MigrationFacts';
import { MigrationFindings } from './MigrationFindings';
import { MigrationItems } from './MigrationItems';
import { PlanForm } from './PlanForm';
import { isAtWork } from './progress';
import type { MigrationDetail } from './types';
import { usePlan } from './usePlan';
import './migration.css';

const pace = 1500; // ms between two looks at how far it is

/** One plan: how steps, variables and clocks go over, what that would do, its approval, how far it is, and the way back. */
export function MigrationPage() {
  const migrationId = useParams().migrationId!;
  const query = useQuery({
    queryKey: ['migration', migrationId],
    queryFn: () => dataOf(api.GET('/api/migrations/{migrationId}', { params: { path: { migrationId } } })),
    refetchInterval: ({ state: { data } }) => (data && isAtWork(data.migration) ? pace : false),
  });
  return <FlowFrame page="migration">{() => <QueryStates query={query}>{(detail) => <Migration key={migrationId} detail={detail} read={query.refetch} />}</QueryStates>}</FlowFrame>;
}

function Migration({ detail, read }: { detail: MigrationDetail; read: UseQueryResult<MigrationDetail>['refetch'] }) {
  const { migration, findings } = detail;
  const edited = usePlan(detail);
  const isPlanned = migration.state === 'draft' || migration.state === 'proposed';
  const form = <PlanForm detail={detail} edited={edited} onReload={() => void edited.catchUp(read)} />;
  return (
    <>
      <MigrationFacts migration={migration} />
      <MigrationActs detail={detail} isChanged={edited.isChanged} />
      {isPlanned && <MigrationFindings definitionId={migration.definitionId} findings={findings} />}
      {isPlanned && form}
      {isPlanned && <DryRunReport migration={migration} />}
      <MigrationItems detail={detail} />
      {!isPlanned && form}
    </>
  );
}
