import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keepDraft, useDraft } from '@/components/forms/useDraft';
import { api, dataOf } from '@/lib/api';
import { useActor } from '@/lib/session';
import { isRefused, type Given, type Script } from './script';

/**
 * A version of a flow that is played through: the script as far as it goes, how the flow stands then, and the trying of a next step.
 * @param start What is given where nobody has begun yet.
 */
export function useSimulation(definitionId: string, version: number, start: Given) {
  const client = useQueryClient();
  const [script, setScript] = useDraft<Script>(draftKey(useActor().id, definitionId), { given: start, steps: [] });
  const keyOf = (played: Script) => ['simulation', definitionId, version, played];
  const play = (played: Script) =>
    dataOf(api.POST('/api/definitions/{definitionId}/simulation', { params: { path: { definitionId }, query: { version: String(version) } }, body: played }));
  const query = useQuery({ queryKey: keyOf(script), queryFn: () => play(script), placeholderData: keepPreviousData });
  const attempt = useMutation({
    mutationFn: play,
    onSuccess: (answer, tried) => {
      if (isRefused(tried, answer)) return; // it stays as it was, with what was entered for the step
      client.setQueryData(keyOf(tried), answer);
      setScript(tried);
    },
  });
  const refused = attempt.data && attempt.variables && isRefused(attempt.variables, attempt.data) ? attempt.data.problem : undefined;
  const played = query.data?.problem ? { ...script, steps: script.steps.slice(0, query.data.played) } : script;
  return {
    script,
    /** The script as far as it could be played: what is done next follows on that. */
    played,
    query,
    attempt,
    /** Why the step that was tried last cannot be. */
    refused,
    change: (next: Script) => {
      attempt.reset();
      setScript(next);
    },
  };
}

const draftKey = (actor: string, definitionId: string) => `simulation:${actor}:${definitionId}`;

/** Has the simulation of a flow go on with this when it is opened next. */
export const handOver = (actor: string, definitionId: string, script: Script) => keepDraft(draftKey(actor, definitionId), script);

export type Simulation = ReturnType<typeof useSimulation>;
