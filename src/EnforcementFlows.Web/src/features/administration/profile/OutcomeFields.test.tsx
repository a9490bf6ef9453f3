import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { hostThat, refusal, signedIn } from '@/testing';
import type { Profile } from './patch';
import { ProposeProfile } from './ProposeProfile';

const profile = { settings: {}, nodes: {}, roles: [], approvalChains: {}, outcomes: { hold: '暂缓' } } as unknown as Profile;

/** The form, and the patches that the host was sent. */
function opened() {
  const asked = hostThat(({ method }) => (method === 'POST' ? refusal(400, 'invalid', '配置不正确') : refusal(404, 'not-found', '')));
  render(<ProposeProfile profile={profile} />, { wrapper: signedIn('profile.configure').wrapper });
  return () => asked.filter(({ method }) => method === 'POST').map(({ body }) => (body as { patch: unknown }).patch);
}

const line = (number: number) => within(screen.getByRole('listitem', { name: `结果 ${number}` }));

test('an outcome is named, one that has a name keeps its code', async () => {
  const patches = opened();
  await userEvent.type(screen.getByRole('textbox', { name: /理由/ }), '试行');
  expect(screen.getByRole('button', { name: '提出变更' })).toBeDisabled();
  expect(line(1).queryByRole('textbox', { name: /编码/ })).toBeNull();

  await userEvent.click(screen.getByRole('button', { name: '增加结果' }));
  await userEvent.type(line(2).getByRole('textbox', { name: '结果 2 编码' }), 'put-off');
  await userEvent.type(line(2).getByRole('textbox', { name: '结果 2 名称' }), '延期再办');
  await userEvent.click(screen.getByRole('button', { name: '提出变更' }));

  expect(await screen.findByText('配置不正确')).toBeInTheDocument();
  expect(patches()).toEqual([{ outcomes: { 'put-off': '延期再办' } }]);
});

test('a code that stands there twice is not sent, for one of the two names would be lost', async () => {
  opened();
  await userEvent.type(screen.getByRole('textbox', { name: /理由/ }), '试行');
  await userEvent.click(screen.getByRole('button', { name: '增加结果' }));
  await userEvent.type(line(2).getByRole('textbox', { name: '结果 2 编码' }), 'hold');
  expect(screen.getByRole('alert')).toHaveTextContent('编码重复：hold');
  expect(screen.getByRole('button', { name: '提出变更' })).toBeDisabled();

  await userEvent.click(line(1).getByRole('button', { name: '删除“暂缓”' }));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a code for which all courts have a name says which', async () => {
  opened();
  await userEvent.click(screen.getByRole('button', { name: '增加结果' }));
  await userEvent.type(line(2).getByRole('textbox', { name: '结果 2 编码' }), 'approve');
  expect(line(2).getByText('各院通用的名称：同意')).toBeInTheDocument();
});
