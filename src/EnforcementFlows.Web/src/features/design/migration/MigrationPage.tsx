import { useParams } from 'react-router';
import { QueryStates } from '@/components/QueryStates';
import { FlowFrame } from '../FlowFrame';
import { DryRunReport } from './DryRunReport';
import { MigrationActs } from './MigrationActs';
import { MigrationFacts } from './MigrationFacts';
import { MigrationFindings } from './MigrationFindings';
import { MigrationItems } from './MigrationItems';
import { PlanForm } from './PlanForm';
import type { MigrationDetail } from './types';
import { useMigration } from './useMigration';
import { usePlan } from './usePlan';
import './migration.css';

/** One plan: how steps, variables and clocks go over, what that would do, its approval, how far it is, and the way back. */
export function MigrationPage() {
  const migrationId = useParams().migrationId!;
  const query = useMigration(migrationId);
  return <FlowFrame page="migration">{() => <QueryStates query={query}>{(detail) => <Migration key={migrationId} detail={detail} />}</QueryStates>}</FlowFrame>;
}

function Migration({ detail }: { detail: MigrationDetail }) {
  const { migration, findings } = detail;
  const edited = usePlan(detail);
  const isPlanned = migration.state === 'draft' || migration.state === 'proposed';
  const form = <PlanForm detail={detail} edited={edited} />;
  return (
    <>
      <MigrationFacts migration={migration} />
      <MigrationActs detail={detail} isChanged={edited.isChanged} />
      {isPlanned && <MigrationFindings definitionId={migration.definitionId} findings={findings} />}
      {isPlanned && form}
      {isPlanned && <DryRunReport migration={migration} isChanged={edited.isChanged} />}
      <MigrationItems detail={detail} />
      {!isPlanned && form}
    </>
  );
}
