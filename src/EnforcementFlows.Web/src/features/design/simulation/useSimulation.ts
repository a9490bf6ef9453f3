import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keepDraft, useDraft } from '@/components/forms/useDraft';
import { api, dataOf } from '@/lib/api';
import { useActor } from '@/lib/session';
import { isRefused, withStep, type Given, type Happening, type Script } from './script';

/** What is tried: the script as it would be, and what comes when it is so. A script that is changed before its end may stop at a step; a step that is added may not. */
type Attempt = { script: Script; mayStop: boolean; onDone?: () => void };

/**
 * A version of a flow that is played through: the script as far as it goes, how the flow stands then, and the trying of what is next.
 * @param start What is given where nobody has begun yet.
 */
export function useSimulation(definitionId: string, version: number, start: Given) {
  const client = useQueryClient();
  const [script, setScript] = useDraft<Script>(draftKey(useActor().id, definitionId), { given: start, steps: [] });
  const keyOf = (played: Script) => ['simulation', definitionId, version, played];
  const play = (played: Script) =>
    dataOf(api.POST('/api/definitions/{definitionId}/simulation', { params: { path: { definitionId }, query: { version: String(version) } }, body: played }));
  const query = useQuery({ queryKey: keyOf(script), queryFn: () => play(script) });
  const attempt = useMutation({
    mutationFn: (tried: Attempt) => play(tried.script),
    onSuccess: (answer, { script: tried, mayStop, onDone }) => {
      if (!mayStop && isRefused(tried, answer)) return; // it stays as it was, with what was entered for the step
      client.setQueryData(keyOf(tried), answer);
      setScript(tried);
      onDone?.();
    },
  });
  const tried = attempt.variables;
  const refused = attempt.data && tried && !tried.mayStop && isRefused(tried.script, attempt.data) ? attempt.data.problem : undefined;
  const played = query.data?.problem ? { ...script, steps: script.steps.slice(0, query.data.played) } : script;
  return {
    script,
    /** The script as far as it could be played: what is done next follows on that. */
    played,
    query,
    attempt,
    /** Why the step that was tried last cannot be. */
    refused,
    happen: (step: Happening, onDone?: () => void) => attempt.mutate({ script: withStep(played, step), mayStop: false, onDone }),
    change: (next: Script, onDone?: () => void) => attempt.mutate({ script: next, mayStop: true, onDone }),
    retry: () => tried && attempt.mutate(tried),
    /** Forgets what was entered: where the host cannot read it, nothing else can be done with it. */
    startOver: () => setScript({ given: start, steps: [] }),
  };
}

const draftKey = (actor: string, definitionId: string) => `simulation:${actor}:${definitionId}`;

/** Has the simulation of a flow go on with this when it is opened next. */
export const handOver = (actor: string, definitionId: string, script: Script) => keepDraft(draftKey(actor, definitionId), script);

export type Simulation = ReturnType<typeof useSimulation>;
