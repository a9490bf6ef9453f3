import { useState } from 'react';
import { actKey, Problem } from '@/lib/api';
import { largestFile, uploadAttachment, useForgetAttachments } from '@/lib/attachments';
import { useWords } from '@/lib/i18n';

/** A file on its way, or one that was not taken. Sent again it is the same act: it is kept once. */
export type Sending = { key: string; file: File; percent: number; problem?: unknown };

/** Uploads files one after the other; those that are taken leave the list. */
export function useUploads(caseId: string, onTaken: (file: File) => void) {
  const t = useWords('cases');
  const [sendings, setSendings] = useState<Sending[]>([]);
  const forget = useForgetAttachments();
  const change = (key: string, how: Partial<Sending>) => setSendings((all) => all.map((one) => (one.key === key ? { ...one, ...how } : one)));
  const drop = (key: string) => setSendings((all) => all.filter((one) => one.key !== key));

  const send = async ({ key, file }: Sending) => {
    change(key, { percent: 0, problem: undefined });
    try {
      if (file.size > largestFile) throw new Problem(413, 'request.too-large', t('file-too-large'));
      await uploadAttachment(caseId, undefined, file, key, (percent) => change(key, { percent }));
      drop(key);
      onTaken(file);
      await forget(caseId);
    } catch (problem) {
      change(key, { problem });
    }
  };

  const add = async (files: readonly File[]) => {
    const added = files.map((file): Sending => ({ key: actKey(), file, percent: 0 }));
    setSendings((all) => [...all, ...added]);
    for (const one of added) await send(one);
  };

  return { sendings, add, send, drop };
}
