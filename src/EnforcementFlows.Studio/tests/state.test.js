import { hindrance, nameOf, outcomeOf, refusalOf, stateOf, titleOf } from '../page/state.js';

const flow = (more = {}, isProposed = false) => ({ definition: { name: '首次执行', definitionId: 'f', version: 2, isPublished: false, links: [], ...more }, isProposed });
const refused = (body, status = 400) => Promise.resolve(new Response(JSON.stringify(body), { status }));

test('a flow is called as people call it', () => {
  expect(nameOf({ name: 'Close', description: '结案：承办人报结', definitionId: 'close' })).toBe('结案');
  expect(nameOf({ name: '快速输入', description: null, definitionId: 'f' })).toBe('快速输入');
  expect(nameOf({ name: null, description: '', definitionId: 'f' })).toBe('f');
});

test('the state of a flow is said in one word', () => {
  expect(stateOf(flow())).toBe('草稿');
  expect(stateOf(flow({}, true))).toBe('已提交发布审批');
  expect(stateOf(flow({ isPublished: true }))).toBe('已发布');
  expect(stateOf(flow({ isLatest: false }))).toBe('被导入替换的草稿');
  expect(stateOf(flow({ publishedAt: '2026-03-02T09:00:00+08:00' }))).toBe('曾发布'); // an earlier version was published again
});

const editable = { links: [{ rel: 'publish' }] };
const editedBy = { name: '李局长', until: '2026-03-02T10:00:00+08:00' };

test.each([
  ['it can', flow(editable), true, undefined],
  ['another edits it', flow({ editedBy }), true, { text: '只读：李局长正在编辑', isOver: false }],
  ['it is an earlier version', flow({ isLatest: false }), true, { text: '只读：打开的不是最新版', isOver: false }],
  ['it is an earlier version, and the newest is free', { ...flow({ isLatest: false }), lately: flow(editable).definition }, true, { text: '只读：打开的不是最新版', isOver: false }],
  ['the post may only look', flow({ editedBy }), false, { text: '只读：您的岗位可以查看流程，不能修改', isOver: false }],
  ['the other has gone', { ...flow({ editedBy }), lately: flow(editable).definition }, true, { text: '现在可以修改了', isOver: true }],
  ['another has begun', { ...flow(editable), lately: flow({ editedBy }).definition }, true, { text: '李局长已开始编辑，您的修改不能再保存', isOver: true }],
  ['it still can', { ...flow(editable), lately: flow(editable).definition }, true, undefined],
])('whether a flow can be changed is said: %s', (_, shown, mayDesign, said) => expect(hindrance(shown, mayDesign)).toEqual(said));

test('the tab of the browser names the flow that is open', () => {
  expect(titleOf({ name: 'editor' }, flow())).toBe('首次执行 · 流程设计 · 执行流程平台');
  expect(titleOf({ name: 'list' }, flow())).toBe('流程设计 · 执行流程平台');
});

test.each([
  ['saved', () => Promise.resolve(new Response('{}')), false, '09:00 已自动保存'],
  ['asked for publication', () => Promise.resolve(new Response('{}')), true, '09:00 已保存并提交发布审批，由他人批准后施行'],
  ['published before', () => Promise.resolve(Response.json({ alreadyPublished: true })), true, '09:00 没有修改，现行的就是这一版'],
  ['refused, with its reasons', () => refused({ message: 'x', errors: { lease: ['李局长正在编辑该流程。'] } }), false, '未保存：李局长正在编辑该流程。'],
  ['kept and not proposed', () => refused({ draftIsKept: true, errors: { draft: ['草稿已保存，未提交发布。'], x1: ['步骤“复核”：没有条款。'] } }), true, '09:00 草稿已保存，未提交发布。 步骤“复核”：没有条款。'],
  ['refused as our own API does', () => refused({ title: '无权办理', code: 'x' }, 403), false, '未保存：无权办理'],
  ['refused, where it was to be published', () => refused({ errors: { publish: ['第 2 版的发布申请尚未办结。'] } }), true, '未提交发布：第 2 版的发布申请尚未办结。'],
  ['without an answer', () => Promise.reject(new TypeError('Failed to fetch')), false, '未保存：连接不上服务器'],
  ['broken', () => Promise.resolve(new Response('', { status: 502 })), false, '未保存：服务器应答 502'],
])('what was %s is told', async (_, answer, isPublishing, text) => {
  expect((await outcomeOf(answer(), isPublishing, '09:00')).text).toBe(text);
});

test.each([
  ['delete', { id: ['已经发布，不能删除。'] }, '未删除：已经发布，不能删除。'],
  ['import', { root: ['步骤“a”的类型不受支持。'] }, '未导入：步骤“a”的类型不受支持。'],
  ['revert', { version: ['流程 f 有未发布的草稿（第 3 版）。'] }, '未生成新草稿：流程 f 有未发布的草稿（第 3 版）。'],
])('why the host did not %s is told', async (act, errors, text) => {
  expect(await refusalOf(await refused({ errors }), act)).toEqual({ kind: 'failed', text });
});
