import { useCallback } from 'react';
import { useProfile } from '@/lib/court';
import { useWords } from '@/lib/i18n';
import type { Task } from './task';

/** What an outcome is called: some mean different things in different forms; one without a word shows its code. */
export function useOutcomeName() {
  const t = useWords('inbox');
  return useCallback((outcome: string, form: string | null = null) => t([`outcome-in.${form ?? ''}.${outcome}`, `outcome.${outcome}`], { defaultValue: outcome }), [t]);
}

/** What a node is called at the court. */
export function useNodeName() {
  const nodes = useProfile().data?.nodes;
  return (node: string | null) => (node === null || node === '' ? '' : (nodes?.[node]?.name ?? node));
}

/** Applicant and debtor, as far as the list names them. */
export const partiesOf = ({ applicant, debtor }: Task) => [applicant, debtor].filter(Boolean).join(' / ');
