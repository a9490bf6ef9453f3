import { useCallback } from 'react';
import type { Schema } from './api';
import { useProfile } from './court';
import { useWords } from './i18n';

/**
 * What an outcome of a task is called: as the court says, else as the form does, in which some mean something of their own, else as all courts do; one without a
 * name shows its code.
 */
export function useOutcomeName() {
  const t = useWords('inbox');
  const own = useProfile().data?.outcomes;
  return useCallback((outcome: string, form: string | null = null) => own?.[outcome] ?? t([`outcome-in.${form ?? ''}.${outcome}`, `outcome.${outcome}`], { defaultValue: outcome }), [t, own]);
}

/** What the way out of a step is called: of a task by the outcome that somebody chooses, of what the system does by how it ended. */
export function useWayName() {
  const t = useWords('case-codes');
  const outcomeName = useOutcomeName();
  return (port: string, step?: Pick<Schema<'FlowStep'>, 'type' | 'form'>) => {
    const end = t(`end.${port}`, { defaultValue: port });
    if (step?.type === 'Court.HumanTask') return outcomeName(port, step.form);
    if (step?.type.startsWith('Court.')) return end;
    const name = outcomeName(port); // a flow that is a step ends as its tasks do
    return name === port ? end : name;
  };
}
