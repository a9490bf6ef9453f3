import { useMutation, useQueryClient } from '@tanstack/react-query';
import { announce } from '@/components/Announcements';
import { api, dataOf, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { concernsProfile, type Edits, type StepChange } from './edits';

/** Everything on the form: the edits, and from when and why the profile is to change. */
export type Entered = { edits: Edits; effectiveFrom?: string; reason: string };

export const nothingEntered: Entered = { edits: {}, reason: '' };

/** Saves as one what becomes a draft of the flow and what becomes a proposed change of the profile. Saved twice it is refused, for the flow is then another than was seen. */
export function useSaving({ definitionId, token, steps }: Schema<'GetFlowSettingsResponse'>, changes: StepChange[], { effectiveFrom, reason }: Entered, onSaved: () => void) {
  const t = useWords('design');
  const client = useQueryClient();
  const dated = concernsProfile(steps, changes) ? { effectiveFrom: effectiveFrom ?? null, reason: reason.trim() || null } : {};
  return useMutation({
    mutationFn: (steps: StepChange[]) => dataOf(api.PATCH('/api/definitions/{definitionId}/settings', { params: { path: { definitionId } }, body: { token, steps, ...dated } })),
    onSuccess: ({ settings }) => {
      client.setQueryData(['flows', definitionId, 'settings'], settings);
      announce(t('settings.saved'));
      onSaved();
      return client.invalidateQueries({ queryKey: ['flows'] });
    },
  });
}
