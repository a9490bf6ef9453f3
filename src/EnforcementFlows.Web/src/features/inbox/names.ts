import { useProfile } from '@/lib/court';
import type { Task } from './task';

/** What a node is called at the court. */
export function useNodeName() {
  const nodes = useProfile().data?.nodes;
  return (node: string | null) => (node === null || node === '' ? '' : (nodes?.[node]?.name ?? node));
}

/** Applicant and debtor, as far as the list names them. */
export const partiesOf = ({ applicant, debtor }: Task) => [applicant, debtor].filter(Boolean).join(' / ');
