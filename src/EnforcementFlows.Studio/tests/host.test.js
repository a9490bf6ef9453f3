import { watchHost } from '../page/host.js';

const definition = { definitionId: 'f', name: '首次执行', root: {} };
const json = (body, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
const base = '/elsa/api/workflow-definitions';

/** Stands for the network; each call takes the next answer. */
function network(...answers) {
  const calls = [];
  window.fetch = (input, init) => {
    calls.push([String(input), init]);
    if (answers.length === 0) throw new Error(`One call too many: ${input}`);
    const answer = answers.shift();
    return answer instanceof Response ? Promise.resolve(answer) : Promise.reject(answer);
  };
  return calls;
}

const watcher = (more = {}) => ({ onDefinition: vi.fn(), onSummaries: vi.fn(), onSaving: vi.fn(), onRefusal: vi.fn(), signIn: vi.fn(async () => undefined), whenReachable: vi.fn(async () => undefined), startAgain: vi.fn(), ...more });

test('a call that meets the end of the session is made again after the sign-in, whole', async () => {
  const calls = network(new Response('', { status: 401 }), json({ workflowDefinition: definition }));
  const watched = watcher();
  watchHost(watched);

  const answer = await window.fetch(base, { method: 'POST', body: '{"model":{}}', signal: AbortSignal.abort() });

  expect(answer.status).toBe(200);
  expect(watched.signIn).toHaveBeenCalledTimes(1);
  expect(watched.startAgain, 'Studio had given up').toHaveBeenCalledTimes(1);
  expect(calls.map(([, init]) => init.body)).toEqual(['{"model":{}}', '{"model":{}}']);
  expect(calls[1][1].signal, 'whoever asked may have given up').toBeNull();
});

test('what was opened or saved is told, and what is listed; refusals are not', async () => {
  network(json(definition), json({ items: [{ name: 'Close' }] }), json({ workflowDefinition: definition }), json({ errors: {} }, 400));
  const { onDefinition, onSummaries, onSaving, ...rest } = watcher();
  watchHost({ onDefinition, onSummaries, onSaving, ...rest });

  for (const [path, init] of [[`${base}/by-definition-id/f?versionOptions=Latest`], [`${base}?page=0`], [base, { method: 'POST', body: '{"publish":true}' }], [base, { method: 'POST', body: '{}' }]]) await window.fetch(path, init);
  await vi.waitFor(() => expect(onSaving).toHaveBeenCalledTimes(2));

  expect(onDefinition.mock.calls).toEqual([[definition], [definition]]);
  expect(onSummaries.mock.calls).toEqual([[[{ name: 'Close' }]]]);
  expect(onSaving.mock.calls.map(([saving]) => saving.isPublishing)).toEqual([true, false]);
});

test('a refusal of other calls is nobody’s business here', async () => {
  network(new Response('', { status: 401 }));
  const watched = watcher();
  watchHost(watched);

  expect((await window.fetch('/api/auth/me')).status).toBe(401);
  expect(watched.signIn).not.toHaveBeenCalled();
});

test('a call that finds no host is made again when there is one', async () => {
  const calls = network(new TypeError('Failed to fetch'), json({ items: [] }));
  const watched = watcher();
  watchHost(watched);

  expect((await window.fetch(base)).status).toBe(200);
  expect(watched.whenReachable).toHaveBeenCalledTimes(1);
  expect(watched.startAgain).not.toHaveBeenCalled();
  expect(calls).toHaveLength(2);
});

test('a call that Studio has taken back stays taken back', async () => {
  network(new DOMException('taken back', 'AbortError'));
  watchHost(watcher());

  await expect(window.fetch(base)).rejects.toThrow('taken back');
});

test('what Studio has read to the end can still be told', async () => {
  network(json({ errors: { lease: ['他人正在编辑。'] } }, 400));
  const watched = watcher();
  watchHost(watched);
  await (await window.fetch(base, { method: 'POST', body: '{}' })).text();
  await vi.waitFor(() => expect(watched.onSaving).toHaveBeenCalled());

  expect(await (await watched.onSaving.mock.calls[0][0].answer).json()).toEqual({ errors: { lease: ['他人正在编辑。'] } });
});

test.each([
  ['a flow', `${base}/f`, 'DELETE', [204, '']],
  ['a selection', '/elsa/api/bulk-actions/delete/workflow-definitions/by-id', 'POST', [200, '{"deleted":0}']],
])('that %s is not deleted is told to people, and Studio goes on', async (_, path, method, answered) => {
  network(json({ errors: { id: ['已经发布，不能删除。'] } }, 400));
  const watched = watcher();
  watchHost(watched);
  const answer = await window.fetch(path, { method, body: method === 'POST' ? '{"ids":["f"]}' : undefined });

  expect([answer.status, await answer.text()]).toEqual(answered);
  expect(await told(watched)).toEqual(['delete', { errors: { id: ['已经发布，不能删除。'] } }]);
});

test('that no draft is made of an earlier version is told to people, and Studio goes on with the newest', async () => {
  const [refusal, newest] = [{ errors: { version: ['流程 f 有未发布的草稿（第 3 版）。'] } }, { id: 'f-v3', definitionId: 'f', version: 3, isLatest: true }];
  const calls = network(json(refusal, 400), json({ items: [newest], totalCount: 1 }));
  const watched = watcher();
  watchHost(watched);
  const answer = await window.fetch(`${base}/f/revert/1`, { method: 'POST', body: '{}' });

  expect([answer.status, await answer.json()]).toEqual([200, newest]);
  expect(await told(watched)).toEqual(['revert', refusal]);
  expect(calls[1][0]).toBe(`${location.origin}${base}?versionOptions=Latest&DefinitionIds=f`);
});

test('a draft that is made of an earlier version is handed on', async () => {
  const draft = { id: 'f-v3', definitionId: 'f', version: 3 };
  network(json(draft));
  const watched = watcher();
  watchHost(watched);

  expect(await (await window.fetch(`${base}/f/revert/1`, { method: 'POST', body: '{}' })).json()).toEqual(draft);
  expect(watched.onRefusal).not.toHaveBeenCalled();
});

/** What people are told of a refusal. */
async function told({ onRefusal }) {
  const [answer, act] = onRefusal.mock.calls[0];
  return [act, await answer.json()];
}
