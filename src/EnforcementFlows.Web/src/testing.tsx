import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';

export type Asked = { method: string; path: string; body: unknown };

/**
 * A host in the place of the network, for tests of components.
 * @param answer The body of its answer; a `Response` where that is not 200, and a promise where it comes later.
 */
export function hostThat(answer: (asked: Asked) => unknown): Asked[] {
  const all: Asked[] = [];
  globalThis.fetch = async (input) => {
    const request = input as Request;
    const text = await request.text();
    const asked = { method: request.method, path: new URL(request.url).pathname, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
    all.push(asked);
    const answered = await answer(asked);
    return answered instanceof Response ? answered : Response.json(answered);
  };
  return all;
}

export const refusal = (status: number, code: string, title: string) => Response.json({ status, code, title }, { status });

/** An answer that comes when the test lets it. */
export function later<T>() {
  let come: (value: T) => void = () => {};
  const answer = new Promise<T>((resolve) => (come = resolve));
  return { answer, come };
}

/** What stands around a component of a page: somebody who is signed in, and an address. */
export function signedIn(...permissions: string[]) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  client.setQueryData(['session'], { id: 'somebody', permissions });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>
      <MemoryRouter>{children}</MemoryRouter>
    </QueryClientProvider>
  );
  return { client, wrapper };
}
