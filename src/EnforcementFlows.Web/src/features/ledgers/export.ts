import { Problem, problemOf } from '@/lib/api';
import { save } from '@/lib/save';

/** How much of a workbook has come. */
export type Received = { bytes: number; rows?: number };

/** Fetches a ledger as a workbook, telling how much of it has come, and hands it to the browser to be saved. @throws {Problem} when it is refused. */
export async function downloadWorkbook(url: string, onReceived: (received: Received) => void, signal: AbortSignal) {
  const answer = await fetch(url, { signal }).catch((failure: unknown) => {
    throw signal.aborted ? failure : new Problem(0, 'network', '');
  });
  if (!answer.ok) throw problemOf(answer.status, await answer.json().catch(() => undefined));
  const rows = answer.headers.get('X-Total-Count');
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = answer.body!.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    bytes += part.value.length;
    onReceived({ bytes, rows: rows === null ? undefined : Number(rows) });
  }
  save(new Blob(parts, { type: answer.headers.get('Content-Type') ?? '' }), nameIn(answer.headers.get('Content-Disposition')) ?? 'ledger.xlsx');
}

/** The file name that a `Content-Disposition` gives: the one in UTF-8 where there is one. */
export function nameIn(disposition: string | null): string | undefined {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  return extended ? decodeURIComponent(extended) : /filename="?([^";]+)/i.exec(disposition ?? '')?.[1];
}
