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
  await vi.waitFor(() => expect(watched.startAgain, 'Studio had given up').toHaveBeenCalledTimes(1));
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

test.each([502, 503, 504])('a host that is away behind what answers %i in its place is waited for', async (status) => {
  network(new Response('', { status }), new Response('', { status }), json({ items: [] }));
  const watched = watcher();
  watchHost(watched);

  expect((await window.fetch(base)).status).toBe(200);
  expect(watched.whenReachable).toHaveBeenCalledTimes(2);
  expect(watched.signIn).not.toHaveBeenCalled();
});

const kept = (words) => json({ workflowDefinition: { ...definition, description: words } });
const saving = (words, more = {}) => window.fetch(base, { method: 'POST', body: JSON.stringify({ model: { definitionId: 'f', description: words }, ...more }) });
const sent = (calls) => calls.map(([, init]) => JSON.parse(init.body).model.description);
const described = async (answer) => (await (await answer).json()).workflowDefinition.description;

test('saves that wait for the host go in their order, and of those behind the first only the newest', async () => {
  const calls = network(new TypeError('Failed to fetch'), kept('一'), kept('一二三'));
  let isBack;
  const watched = watcher({ whenReachable: vi.fn(() => new Promise((resolve) => (isBack = resolve))) });
  watchHost(watched);
  const answers = ['一', '一二', '一二三'].map((words) => saving(words));
  await vi.waitFor(() => expect(watched.onSaving).toHaveBeenCalledTimes(3));
  expect(sent(calls)).toEqual(['一']);
  isBack();

  expect(await Promise.all(answers.map(described))).toEqual(['一', '一二三', '一二三']);
  expect(sent(calls)).toEqual(['一', '一', '一二三']);
});

test('a save that asks for publication is never left out, nor one of another flow', async () => {
  const calls = network(kept('甲'), kept('乙'), kept('丙'), kept('丁'));
  watchHost(watcher());
  await Promise.all([saving('甲'), saving('乙', { publish: true }), saving('丙'), saving('丁', { model: { definitionId: 'g', description: '丁' } })]);

  expect(sent(calls)).toEqual(['甲', '乙', '丙', '丁']);
});

test('a save that is refused holds up none after it', async () => {
  const calls = network(json({ errors: {} }, 400), kept('乙'));
  watchHost(watcher());
  const [first, second] = [saving('甲'), saving('乙')];

  expect([(await first).status, (await second).status]).toEqual([400, 200]);
  expect(sent(calls)).toEqual(['甲', '乙']);
});

test('a save arrives though Studio has given it up before its turn', async () => {
  const calls = network(kept('甲'), kept('乙'));
  const watched = watcher();
  watchHost(watched);
  const late = window.fetch(base, { method: 'POST', body: '{"model":{"definitionId":"g","description":"乙"}}', signal: AbortSignal.abort() });

  expect((await Promise.all([saving('甲'), late])).map(({ status }) => status)).toEqual([200, 200]);
  expect(calls.map(([, init]) => init.signal)).toEqual([null, null]);
  await vi.waitFor(() => expect(watched.startAgain).toHaveBeenCalledTimes(1));
});

test.each(['import', 'import-files'])('that nothing was taken in is told to people and to Studio: %s', async (path) => {
  const refusal = { errors: { root: ['步骤“a”的类型 Nope.Thing（第 1 版）不受支持。'] } };
  network(json(refusal, 400));
  const watched = watcher();
  watchHost(watched);
  const answer = await window.fetch(`${base}/${path}`, { method: 'POST', body: '{}' });

  expect([answer.status, await answer.json()]).toEqual([400, refusal]);
  expect(await told(watched)).toEqual(['import', refusal]);
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
