import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { useRenewing, type Order } from './useRenewing';

type Sent = { path: string; key: string | null; body: unknown };

const order = (id: string, assignee: string | null): Order => ({
  measureId: `measure-${id}`,
  task: { id, version: 1, assignee, assigneeName: null, dueAt: null, dueOn: null, form: 'measure-follow-up', outcome: 'renew', prefilled: { newEndsOn: '2027-03-01' } },
  form: { rulingNumber: '1号', newEndsOn: '2027-03-01' },
});

/** A host that lets everything be claimed and completes what it has not been told to refuse. */
function host(refused: Set<string>) {
  const sent: Sent[] = [];
  globalThis.fetch = async (input) => {
    const request = input as Request;
    const path = new URL(request.url).pathname;
    const text = await request.text();
    sent.push({ path, key: request.headers.get('Idempotency-Key'), body: text === '' ? undefined : JSON.parse(text) });
    const isRefused = path.endsWith('/complete') && refused.has(path.split('/')[3]!);
    return Response.json(isRefused ? { status: 409, code: 'measure.lapsed', title: '已经失效' } : { version: 2 }, { status: isRefused ? 409 : 200 });
  };
  return sent;
}

function renewing() {
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
  return renderHook(() => useRenewing('c'), { wrapper }).result;
}

test('each measure is renewed by its task, claimed first where nobody has it; one that is refused keeps no other from it', async () => {
  const sent = host(new Set(['a']));
  const result = renewing();
  act(() => result.current.renew([order('a', null), order('b', 'self')]));
  await waitFor(() => expect(Object.keys(result.current.results)).toHaveLength(2));
  expect(sent.map(({ path }) => path)).toEqual(['/api/tasks/a/claim', '/api/tasks/a/complete', '/api/tasks/b/complete']);
  expect(sent[1]!.body).toMatchObject({ outcome: 'renew', version: 2 }); // as it is once claimed
  expect(sent[2]!.body).toMatchObject({ outcome: 'renew', version: 1, form: { rulingNumber: '1号' } });
  expect(result.current.results).toMatchObject({ 'measure-a': { isDone: false, problem: { code: 'measure.lapsed' } }, 'measure-b': { isDone: true, until: '2027-03-01' } });
});

test('the same renewal sent again is the same act', async () => {
  const sent = host(new Set(['a']));
  const result = renewing();
  for (let times = 1; times <= 2; times++) {
    act(() => result.current.renew([order('a', 'self')]));
    await waitFor(() => expect(sent).toHaveLength(times));
    await waitFor(() => expect(result.current.isRenewing).toBe(false));
  }
  expect(sent[1]!.key).toBe(sent[0]!.key);
});
