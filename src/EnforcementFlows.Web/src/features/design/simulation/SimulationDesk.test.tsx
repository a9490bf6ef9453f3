import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { hostThat, refusal, signedIn } from '@/testing';
import type { Script } from './script';
import { SimulationDesk } from './SimulationDesk';
import type { Answer, SimulatedTask } from './types';

const checked = (item: unknown): SimulatedTask => ({
  activityId: 'check', definitionId: 'main', name: '核对', node: null, clause: null, roles: [{ code: 'judge', name: '法官' }], team: null, outcomes: ['done', 'return'], form: null, item,
  since: '2026-03-02T02:00:00Z', dueAt: null, dueOn: null, mayDo: [{ account: 'court.judge', name: '王法官', roles: [] }], excluded: [],
});
const answer = (script: Script): Answer => ({
  definitionId: 'main', versionId: 'main-v1', version: 1, now: '2026-03-02T02:00:00Z', status: 'suspended', played: script.steps.length, problem: null,
  next: { at: '2026-03-05T02:00:00Z', kind: 'timer', node: null, name: null },
  steps: [], connections: [], trace: [], deadlines: [], letters: [], events: [], variables: {}, incidents: [], rule: null, people: [],
  waits: [{ definitionId: 'main', activityId: 'wait', name: '等回信', kind: 'event', at: null, event: 'reply' }],
  tasks: [checked('房屋'), checked('车辆')],
});
const notPlayed = (script: Script): Answer => ({ ...answer(script), played: script.steps.length - 1, problem: { step: script.steps.length, code: 'x', message: '没有人等待这一事件' } });

beforeEach(() => sessionStorage.clear());

/** The desk, with a host that plays every script unless it is told otherwise; and the scripts that it was asked to play. */
async function opened(played: (script: Script, attempt: number) => unknown = answer) {
  let attempt = 0;
  const asked = hostThat(({ path, body }) => {
    if (!path.endsWith('/simulation')) return refusal(404, 'not-found', '');
    const script = body as Script;
    return script.steps.length === 0 ? answer(script) : played(script, ++attempt);
  });
  render(<SimulationDesk definitionId="main" version={1} charts={[]} cases={[]} start={{}} />, { wrapper: signedIn().wrapper });
  await screen.findByRole('tab', { name: '待办 2' });
  return () => asked.filter(({ path }) => path.endsWith('/simulation')).map(({ body }) => body as Script);
}

const onlyThen = (script: Script, attempt: number) => (attempt === 1 ? refusal(503, 'unavailable', '暂时不能模拟') : answer(script));

test('time that does not go on says why, and goes on when it is tried again', async () => {
  const scripts = await opened(onlyThen);
  await userEvent.click(screen.getByRole('button', { name: /^推进到下一次到时/ }));
  expect(await screen.findByText('暂时不能模拟')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: /重\s?试/ }));
  await waitFor(() => expect(screen.queryByText('暂时不能模拟')).toBeNull());
  expect(scripts().at(-1)!.steps).toMatchObject([{ do: 'advance', at: '2026-03-05T02:00:00Z' }]);
});

test('an event that cannot come says why', async () => {
  await opened(notPlayed);
  await userEvent.click(screen.getByRole('tab', { name: '等待 1' }));
  await userEvent.click(screen.getByRole('button', { name: /^使其发生/ }));
  expect(await screen.findByText('没有人等待这一事件')).toBeInTheDocument();
});

test('what cannot be read again leaves the desk as it was', async () => {
  const scripts = await opened((script, attempt) => (attempt === 1 ? answer(script) : refusal(400, 'invalid', '不符合测试用例的格式')));
  await userEvent.click(screen.getByRole('button', { name: /^推进到下一次到时/ }));
  await waitFor(() => expect(screen.getByRole('button', { name: '起始条件' })).toBeEnabled());
  await userEvent.click(screen.getByRole('button', { name: '起始条件' }));
  const dialog = screen.getByRole('dialog', { name: '起始条件' });
  await userEvent.click(within(dialog).getByRole('button', { name: /^确\s?定$/ }));
  expect(await within(dialog).findByText('不符合测试用例的格式')).toBeInTheDocument();
  expect(screen.getByRole('tab', { name: '待办 2' })).toBeInTheDocument();
  expect(scripts()).toHaveLength(3);
});

test('of two tasks of one step the one that was opened is done; what became of it says nothing of the other', async () => {
  const scripts = await opened(notPlayed);
  await userEvent.click(screen.getByRole('button', { name: '办理 核对（第 2 项：车辆）' }));
  const sheet = screen.getByRole('dialog', { name: '核对（第 2 项：车辆）' });
  await userEvent.click(within(sheet).getByRole('button', { name: /办\s?结/ }));
  expect(await within(sheet).findByText('没有人等待这一事件')).toBeInTheDocument();
  expect(scripts().at(-1)!.steps).toMatchObject([{ do: 'task', activity: 'check', number: 2, by: 'court.judge', outcome: 'done' }]);

  await userEvent.click(within(sheet).getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByText('没有人等待这一事件')).toBeNull());
  await userEvent.click(screen.getByRole('button', { name: '办理 核对（第 1 项：房屋）' }));
  expect(within(screen.getByRole('dialog', { name: '核对（第 1 项：房屋）' })).queryByRole('alert')).toBeNull();
});
