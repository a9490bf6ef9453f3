import { useCallback } from 'react';
import { useWords } from './i18n';

/** What an outcome is called: some mean different things in different forms; one without a word shows its code. */
export function useOutcomeName() {
  const t = useWords('inbox');
  return useCallback((outcome: string, form: string | null = null) => t([`outcome-in.${form ?? ''}.${outcome}`, `outcome.${outcome}`], { defaultValue: outcome }), [t]);
}
