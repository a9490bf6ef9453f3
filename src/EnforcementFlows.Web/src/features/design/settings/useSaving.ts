import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { announce } from '@/components/Announcements';
import { api, dataOf, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { concernsProfile, type Edits, type StepChange } from './edits';

export type Settings = Schema<'GetFlowSettingsResponse'>;

/** Everything on the form: the edits, from when and why the profile is to change, and which state of the flow was there when the first of it was entered. */
export type Entered = { edits: Edits; effectiveFrom?: string; reason: string; token?: string };

export const nothingEntered: Entered = { edits: {}, reason: '' };

/** What is sent, and all that stood on the form then. */
export type Sent = { steps: StepChange[]; entered: Entered };

const keyOf = (definitionId: string) => ['flows', definitionId, 'settings'];
const read = (definitionId: string) => dataOf(api.GET('/api/definitions/{definitionId}/settings', { params: { path: { definitionId } } }));

/** The steps of a flow with what can be set of them. */
export const useSettings = (definitionId: string) => useQuery({ queryKey: keyOf(definitionId), queryFn: () => read(definitionId) });

/** Saves as one what becomes a draft of the flow and what becomes a proposed change of the profile. The host refuses it where the flow is by now another than it was when the first of it was entered. */
export function useSaving({ definitionId, token: newest, steps: current }: Settings, onSaved: (settings: Settings, sent: Sent) => void) {
  const t = useWords('design');
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ steps, entered: { effectiveFrom, reason, token = newest } }: Sent) => {
      const dated = concernsProfile(current, steps) ? { effectiveFrom: effectiveFrom ?? null, reason: reason.trim() || null } : {};
      return dataOf(api.PATCH('/api/definitions/{definitionId}/settings', { params: { path: { definitionId } }, body: { token, steps, ...dated } }));
    },
    onSuccess: ({ settings }, sent) => {
      client.setQueryData(keyOf(definitionId), settings);
      announce(t('settings.saved'));
      onSaved(settings, sent);
      return client.invalidateQueries({ queryKey: ['flows'] });
    },
  });
}

/** Reads the flow as others have left it. */
export function useReading(definitionId: string, onRead: (settings: Settings) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => read(definitionId),
    onSuccess: (settings) => {
      client.setQueryData(keyOf(definitionId), settings);
      onRead(settings);
    },
  });
}
