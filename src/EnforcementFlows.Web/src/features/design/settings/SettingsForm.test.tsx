import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { hostThat, later, refusal, signedIn, type Asked } from '@/testing';
import { SettingsForm } from './SettingsForm';
import { useSettings, type Settings } from './useSaving';

const clause = (value: string | null): Settings['steps'][number]['inputs'][number] => ({ name: 'clause', label: '条款', value, text: value, source: 'flow', mayChange: true, required: true });
const flow = (token: string, values: Record<string, string>): Settings => ({
  definitionId: 'payout', versionId: 'payout-v1', version: 1, title: '案款发放', isDraft: false, token, editedByAnother: false,
  steps: Object.entries(values).map(([name, value]) => ({ activityId: name, name, type: 'Court.HumanTask', typeName: '人工待办', inside: null, inputs: [clause(value)], limit: null })),
});

beforeEach(() => sessionStorage.clear());

/** The form as it is on its page: it shows the flow as that was read last. */
function Page() {
  const settings = useSettings('payout').data;
  return settings ? <SettingsForm settings={settings} /> : null;
}

function shown(answer: (asked: Asked) => unknown) {
  const asked = hostThat((sent) => (sent.path.endsWith('/settings') ? answer(sent) : refusal(503, 'unavailable', '')));
  const { client, wrapper } = signedIn();
  const became = (settings: Settings) => client.setQueryData(['flows', 'payout', 'settings'], settings);
  became(flow('v1#1', { 核算: 'TB-1', 复核: 'TB-1' }));
  render(<Page />, { wrapper });
  return { became, saves: () => asked.filter(({ method }) => method === 'PATCH') };
}

async function enter(step: string, text: string) {
  const open = screen.queryByRole('button', { name: `修改 ${step}` });
  if (open) await userEvent.click(open);
  const field = screen.getByLabelText('条款', { selector: 'input' });
  await userEvent.clear(field);
  await userEvent.type(field, text);
}

const save = () => screen.getByRole('button', { name: /保存为草稿$/ }); // the sign of its work goes with a motion that never ends here

test('a save that came in between is noticed, though the page has read the flow since', async () => {
  const newest = flow('v1#2', { 核算: 'TB-7', 复核: 'TB-8' });
  const { became, saves } = shown(({ method }) => (method === 'GET' ? newest : { settings: flow('v1#3', { 核算: 'TB-2', 复核: 'TB-8' }), changes: [], profileChange: null, findings: [] }));
  await enter('核算', 'TB-2');
  became(newest); // as when the window comes to the front
  expect(await screen.findByText(/您开始填写之后，该流程已有新的内容/)).toBeInTheDocument();
  expect(save()).toBeDisabled();
  expect(screen.getByText('“核算”的条款：现为“TB-7”，您填写的是“TB-2”')).toBeInTheDocument();

  await userEvent.click(screen.getByRole('button', { name: '重新读取流程' }));
  await waitFor(() => expect(save()).toBeEnabled());
  await userEvent.click(save());
  await waitFor(() => expect(saves()).toHaveLength(1));
  expect(saves()[0]!.body).toMatchObject({ token: 'v1#2', steps: [{ activityId: '核算', inputs: [{ name: 'clause', value: 'TB-2' }] }] });
});

test('what was entered first is saved upon the flow as it was then, and refused', async () => {
  const { saves } = shown(() => refusal(409, 'draft.stale', '该流程已有新的内容'));
  await enter('核算', 'TB-2');
  await userEvent.click(save());
  expect(await screen.findByText('该流程已有新的内容')).toBeInTheDocument();
  expect(saves()[0]!.body).toMatchObject({ token: 'v1#1' });
  expect(screen.getByText('改动 1 步，尚未保存')).toBeInTheDocument();
});

test('what is entered while a save is under way is not saved yet', async () => {
  const saving = later<unknown>();
  const saved = flow('v2#1', { 核算: 'TB-2', 复核: 'TB-1' });
  const { saves } = shown(({ method }) => (method === 'GET' ? saved : saving.answer));
  await enter('核算', 'TB-2');
  await userEvent.click(save());
  await waitFor(() => expect(saves()).toHaveLength(1));
  await enter('复核', 'TB-3');
  expect(screen.getByText('改动 2 步，尚未保存')).toBeInTheDocument();
  saving.come({ settings: saved, changes: [], profileChange: null, findings: [] });
  expect(await screen.findByText('改动 1 步，尚未保存')).toBeInTheDocument();
  expect(screen.getByLabelText('条款', { selector: 'input' })).toHaveValue('TB-3');
  await waitFor(() => expect(save()).toBeEnabled());
});

test('a limit longer than the law’s is no mistake, and whoever enters it learns that the law’s decides', async () => {
  const statutory = { n: 10, unit: 'day' as const, source: '民诉法解释第480条' };
  const limited = flow('v1#1', { 通知: 'TB-3' });
  limited.steps[0]!.limit = { n: 3, unit: 'day', text: '3日', alert: [], hasAlert: false, statutory, source: 'profile', profilePath: 'nodes.notice', mayChange: true };
  const { became } = shown(() => limited);
  became(limited);
  await userEvent.click(await screen.findByRole('button', { name: '修改 通知' }));
  const field = screen.getByRole('spinbutton');
  expect(screen.queryByText(/长于法定期限/)).toBeNull();
  await userEvent.clear(field);
  await userEvent.type(field, '30');
  expect(await screen.findByText('长于法定期限，届满仍以法定期限为准：10 日（民诉法解释第480条）')).toBeInTheDocument();
});
