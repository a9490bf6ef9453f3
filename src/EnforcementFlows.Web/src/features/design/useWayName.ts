import { useOutcomeName } from '@/lib/outcomes';
import { useWords } from '@/lib/i18n';

/** What the way out of a step is called, of those by which tasks, approvals and automatic steps end. */
export function useWayName() {
  const codes = useWords('case-codes');
  const outcomeName = useOutcomeName();
  return (port: string) => codes(`outcome.${port}`, { defaultValue: outcomeName(port) });
}
