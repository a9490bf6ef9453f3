import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, dataOf, type Schema } from './api';
import { sendForm } from './upload';

export type Attachment = Schema<'AttachmentRow'>;

const keyOf = (caseId: string) => ['case', caseId, 'attachments', 'known'];
const most = 200;

/** What the host takes, by content and not by name. */
export const acceptedFiles = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx';

/** The host takes no larger one; asked beforehand, so that nobody waits for what will be refused. */
export const largestFile = 20 * 1024 * 1024;

/** Keeps a file with a case; with the same key it is kept once. @throws {Problem} when it is refused. */
export async function uploadAttachment(caseId: string, taskId: string | undefined, file: File, key: string, onProgress?: (percent: number) => void): Promise<Attachment> {
  const address = `/api/cases/${caseId}/attachments`;
  const sent = await sendForm<Attachment>(address, taskId ? { file, taskId } : { file }, { headers: { 'Idempotency-Key': key }, onProgress });
  return sent.data;
}

/** The name of a case's attachment; undefined where the text is no attachment's id. */
export function useAttachmentName(caseId: string | undefined, id: string) {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
  return useQuery({
    queryKey: keyOf(caseId ?? ''),
    queryFn: () => dataOf(api.GET('/api/cases/{caseId}/attachments', { params: { path: { caseId: caseId! }, query: { limit: most } } })),
    enabled: caseId !== undefined && isId,
    select: ({ items }) => items.find((attachment) => attachment.id === id)?.name,
  }).data;
}

/** Reads the case's attachments again. */
export function useForgetAttachments() {
  const client = useQueryClient();
  return (caseId: string) => client.invalidateQueries({ queryKey: ['case', caseId, 'attachments'] });
}
