import { useMutation, useQueryClient } from '@tanstack/react-query';
import { announce } from '@/components/Announcements';
import { useWords } from '@/lib/i18n';
import { useIntent } from '@/lib/intent';
import { sendForm } from '@/lib/upload';
import { countsOf, type ArchiveReport } from './report';

export type ArchiveOrder = { file: File; reason: string; effectiveFrom: string | undefined; overwriteDrafts: boolean };

const address = '/api/definitions/archive';

/** Looks at an archive: what would change, and nothing does. */
export const useArchivePreview = (onProgress: (percent: number) => void) =>
  useMutation({ mutationFn: async (file: File) => (await sendForm<ArchiveReport>(address, { file, preview: 'true' }, { onProgress })).data });

/** Takes an archive in: flows as drafts, the profile as a proposed change. */
export function useArchiveImport() {
  const t = useWords('design');
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation({
    mutationFn: async ({ file, reason, effectiveFrom, overwriteDrafts }: ArchiveOrder) => {
      const fields = { file, reason: reason.trim(), ...(effectiveFrom && { effectiveFrom }), ...(overwriteDrafts && { overwriteDrafts: 'true' }) };
      return (await sendForm<ArchiveReport>(address, fields, { headers: { 'Idempotency-Key': intent.keyOf(file.name, file.size, file.lastModified, reason, effectiveFrom, overwriteDrafts) } })).data;
    },
    onSuccess: ({ files }) => {
      intent.settle();
      const counts = countsOf(files);
      announce(t('archive.done', { drafts: counts.draft, proposed: counts.proposed }));
      void client.invalidateQueries({ queryKey: ['flows'] });
      void client.invalidateQueries({ queryKey: ['profile'] });
    },
  });
}
