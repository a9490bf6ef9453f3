import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './schema.js';

export type { components, paths };

/** A row or request by its name in the API's document, such as `Schema<'CaseRow'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/**
 * A client of one host. Every answer has `data` or, as RFC 9457 has it, `error` with `code`, `title` and `errors`.
 * @param baseUrl Address of the host, such as `https://enforcement.example`.
 * @param credentials A system's id and secret; tokens are fetched and renewed by themselves.
 */
export function connect(baseUrl: string, credentials: { clientId: string; clientSecret: string }): Client<paths> {
  const client = createClient<paths>({ baseUrl });
  let token: { value: string; until: number } | undefined;

  async function currentToken(): Promise<string> {
    if (token === undefined || Date.now() > token.until) {
      const answer = await fetch(new URL('/api/auth/token', baseUrl), {
        method: 'POST',
        body: new URLSearchParams({ grant_type: 'client_credentials', client_id: credentials.clientId, client_secret: credentials.clientSecret }),
      });
      if (!answer.ok) throw new Error(`The host refused the credentials of ${credentials.clientId} (${answer.status}).`);
      const body = (await answer.json()) as { access_token: string; expires_in: number };
      token = { value: body.access_token, until: Date.now() + (body.expires_in - 60) * 1000 };
    }
    return token.value;
  }

  client.use({
    async onRequest({ request }) {
      request.headers.set('Authorization', `Bearer ${await currentToken()}`);
      return request;
    },
  });
  return client;
}
