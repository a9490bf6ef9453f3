import { useWords } from '@/lib/i18n';
import { useMay } from '@/lib/session';

/** A flow where flows are listed by their cases; the host tells the number to those who may read the case. */
export type FlowOfCase = { instanceId: string; caseId: string | null; caseNumber: string | null };

/** What the flow of a case is called; whoever works on flows and reads no cases tells them apart by the ends of their ids. */
export function useCaseName() {
  const t = useWords('design');
  const may = useMay();
  return ({ instanceId, caseNumber }: FlowOfCase) => caseNumber ?? t(may('case.read') ? 'no-case' : 'withheld-case', { flow: instanceId.slice(-6) });
}
