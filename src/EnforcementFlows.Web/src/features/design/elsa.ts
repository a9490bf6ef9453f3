import { Problem } from '@/lib/api';

const definitions = '/elsa/api/workflow-definitions';

/** Takes files in as drafts, made here or on another Elsa: all of them or none. @throws {Problem} when one is refused. */
export async function importFlows(files: readonly File[]): Promise<number> {
  const body = new FormData();
  files.forEach((file) => body.append('files', file));
  return (await post<{ count: number }>(`${definitions}/import-files`, body)).count;
}

/** Asks for the draft of a flow to be published; somebody else approves it. @throws {Problem} when it has errors, or somebody else edits it. */
export const askForPublishing = (definitionId: string) => post(`${definitions}/${encodeURIComponent(definitionId)}/publish`, '{}');

// this part of the host speaks as Elsa does, and is not in the document of the API
async function post<T>(address: string, body: FormData | string): Promise<T> {
  const headers = typeof body === 'string' ? { 'Content-Type': 'application/json' } : undefined;
  const response = await fetch(address, { method: 'POST', body, headers }).catch(() => {
    throw new Problem(0, 'network', '');
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw refusalOf(response.status, answer);
  return answer as T;
}

type Refusal = Partial<{ title: string; code: string; errors: Record<string, readonly string[]> | readonly { code: string; message: string }[] }>;

/** What the host says against it: Elsa's part of the API tells reasons by field, ours in a list. */
export function refusalOf(status: number, body: unknown): Problem {
  const { title = '', code, errors = [] } = (typeof body === 'object' && body !== null ? body : {}) as Refusal;
  const reasons = Array.isArray(errors)
    ? [...(errors as { code: string; message: string }[])]
    : Object.entries(errors as Record<string, string[]>).flatMap(([field, messages]) => messages.map((message) => ({ code: field, message })));
  return new Problem(status, code ?? reasons[0]?.code ?? `http.${status}`, title, undefined, reasons);
}
