import createClient from 'openapi-fetch';
import type { components, paths } from '@schema';

/** A row or request by its name in the API's document, such as `Schema<'CaseRow'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** One condition that is not met, or one field that is wrong. */
export type ApiError = { code: string; message: string; field?: string | null; clause?: string | null };

/** An error as the host tells it (RFC 9457), or that it could not be reached. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail?: string,
    readonly errors: readonly ApiError[] = [],
  ) {
    super(title);
    this.name = 'Problem';
  }

  /** The session has ended; signing in again is all that helps. */
  get isSignedOut() {
    return this.status === 401;
  }

  /** Trying once more may help: the network, or the host for the moment. */
  get isPassing() {
    return this.status === 0 || this.status >= 500;
  }
}

/** The host's API. It is asked with the session's cookie, which scripts cannot read. */
export const api = createClient<paths>({ baseUrl: typeof location === 'undefined' ? undefined : location.origin, fetch: (request) => globalThis.fetch(request) });

/** The data of an answer. @throws {Problem} when the host refuses or cannot be reached. */
export async function dataOf<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const answer = await call.catch(() => {
    throw new Problem(0, 'network', '');
  });
  if (answer.response.ok) return answer.data as T;
  throw problemOf(answer.response.status, answer.error);
}

/** The data at an address that the host itself has named, such as a ledger's; the document of the API does not know its rows. @throws {Problem} as `dataOf`. */
export async function dataAt<T>(address: string): Promise<T> {
  const response = await fetch(address).catch(() => {
    throw new Problem(0, 'network', '');
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return body as T;
  throw problemOf(response.status, body);
}

/** The problem that the body of a refusal tells of. */
export function problemOf(status: number, body: unknown): Problem {
  const told = (typeof body === 'object' && body !== null ? body : {}) as Partial<Schema<'Problem'>>;
  return new Problem(status, told.code ?? `http.${status}`, told.title ?? '', told.detail, (told.errors) ?? []);
}

/** A key by which the host carries an act out once, however often it is sent. Made without `crypto.randomUUID`, which browsers give to https pages only. */
export function actKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
