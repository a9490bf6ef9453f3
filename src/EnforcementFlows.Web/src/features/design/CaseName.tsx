import { Link } from 'react-router';
import { useCaseName, type FlowOfCase } from './useCaseName';

/** The case of a flow, with the way to it for those who may read it. */
export function CaseName({ of }: { of: FlowOfCase }) {
  const name = useCaseName()(of);
  return of.caseId ? <Link to={`/cases/${of.caseId}/progress`}>{name}</Link> : name;
}
