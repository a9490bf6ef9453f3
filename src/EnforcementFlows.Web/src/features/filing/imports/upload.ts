import type { Schema } from '@/lib/api';
import { sendForm } from '@/lib/upload';

type Uploaded = { row: Schema<'ImportRow'>; isFirst: boolean };

/** Sends a docket and tells how much of it is on its way. @throws {Problem} when it is refused. */
export async function uploadDocket(file: File, onProgress: (percent: number) => void): Promise<Uploaded> {
  const { data, status } = await sendForm<Schema<'ImportRow'>>('/api/cases/import', { file }, { onProgress });
  return { row: data, isFirst: status === 202 };
}
