import { useQuery } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { hostThat, later, refusal, signedIn } from '@/testing';
import { withChoice } from './merge';
import { withNode } from './plan';
import type { MigrationDetail } from './types';
import { usePlan } from './usePlan';

const stored = (revision: number, rest: Partial<MigrationDetail> = {}, legalGround = '规程修订') =>
  ({
    migration: { id: 'm', revision, legalGround, clause: null, may: { edit: true } },
    nodes: ['a', 'b'].map((path) => ({ path, to: null, ends: false, goOnAt: null })),
    variables: [], deadlines: [], timers: [], tasks: 'keep', findings: [], ...rest,
  }) as unknown as MigrationDetail;

beforeEach(() => sessionStorage.clear());

function planning() {
  const { client, wrapper } = signedIn();
  client.setQueryData(['migration', 'm'], stored(1));
  const rendered = renderHook(() => usePlan(useQuery({ queryKey: ['migration', 'm'], queryFn: () => stored(1) }).data!), { wrapper });
  return { ...rendered, client };
}

test('whoever is refused because somebody else has saved takes theirs up, and neither’s changes are lost', async () => {
  const theirs = stored(2, { nodes: [{ path: 'a', to: 'x' }, { path: 'b', to: null }].map((node) => ({ ends: false, goOnAt: null, ...node })) as MigrationDetail['nodes'] });
  const asked = hostThat(({ method, body }) => {
    if (method === 'GET') return theirs;
    return (body as { revision: number }).revision === 2 ? stored(3) : refusal(409, 'concurrency', '他人已保存');
  });
  const { result } = planning();
  act(() => result.current.set(withNode(result.current.plan, 'b', 'y')));
  act(() => result.current.save.mutate(result.current.plan));
  await waitFor(() => expect(result.current.save.isError).toBe(true));
  act(() => result.current.catchUp.mutate());
  await waitFor(() => expect(result.current.merge?.taken).toEqual(['node a']));
  expect(result.current.isChanged).toBe(true);
  act(() => result.current.save.mutate(result.current.plan));
  await waitFor(() => expect(asked.filter(({ method }) => method === 'PUT')).toHaveLength(2));
  expect(asked.at(-1)!.body).toMatchObject({ revision: 2, nodes: [{ path: 'a', to: 'x' }, { path: 'b', to: 'y' }] });
});

test('what somebody else has saved is told before one saves, however the page came to know of it', async () => {
  const { result, client } = planning();
  act(() => result.current.set(withNode(result.current.plan, 'b', 'y')));
  expect(result.current.isBehind).toBe(false);
  act(() => void client.setQueryData(['migration', 'm'], stored(2)));
  await waitFor(() => expect(result.current.isBehind).toBe(true));
});

test('what cannot be read is said, and nothing is given up', async () => {
  hostThat(() => refusal(503, 'unavailable', '暂时不能读取'));
  const { result } = planning();
  act(() => result.current.set(withNode(result.current.plan, 'b', 'y')));
  act(() => result.current.catchUp.mutate());
  await waitFor(() => expect(result.current.catchUp.isError).toBe(true));
  expect(result.current.plan.nodes[1]!.to).toBe('y');
});

test('what is chosen while a save is under way is not saved yet', async () => {
  const saving = later<MigrationDetail>();
  const asked = hostThat(() => saving.answer);
  const { result } = planning();
  act(() => result.current.set(withChoice(result.current.plan, 'ground', '规程第三条修订 ')));
  act(() => result.current.save.mutate(result.current.plan));
  await waitFor(() => expect(asked).toHaveLength(1));
  act(() => result.current.set(withNode(result.current.plan, 'b', 'y')));
  saving.come(stored(2, {}, '规程第三条修订')); // without the blank at its end
  await waitFor(() => expect(result.current.save.isSuccess).toBe(true));
  expect(result.current).toMatchObject({ isChanged: true, isBehind: false, merge: undefined, plan: { legalGround: '规程第三条修订', nodes: [{ to: null }, { to: 'y' }] } });
});

test('a plan that is saved as it stands has nothing left to save', async () => {
  hostThat(() => stored(2, { tasks: 're-offer' }));
  const { result } = planning();
  act(() => result.current.set({ ...result.current.plan, tasks: 're-offer' }));
  act(() => result.current.save.mutate(result.current.plan));
  await waitFor(() => expect(result.current.isChanged).toBe(false));
  expect(result.current.plan.tasks).toBe('re-offer');
});
