import { problemOf, Problem } from '@/lib/api';
import { save } from '@/lib/save';

/** Fetches a file and hands it to the browser under the name that the host gives it. @throws {Problem} when it is refused or the host cannot be reached. */
export async function download(address: string, otherwise: string, request?: RequestInit): Promise<void> {
  const answer = await fetch(address, request).catch(() => {
    throw new Problem(0, 'network', '');
  });
  if (!answer.ok) throw problemOf(answer.status, await answer.json().catch(() => undefined));
  save(await answer.blob(), nameIn(answer.headers.get('Content-Disposition')) ?? otherwise);
}

/** The file's name as the header says it, in the one that all browsers read. */
export const nameIn = (disposition: string | null): string | undefined => /filename="?([^";]+)"?/.exec(disposition ?? '')?.[1];
