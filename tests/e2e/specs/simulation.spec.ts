import { readFile } from 'node:fs/promises';
import { caller, type Page as Rows } from '../support/api';
import { complete, fileCase, request } from '../support/cases';
import { breakHost, expect, expectAccessible, picture, test } from '../support/test';

const flow = 'extension';
const pages = `/administration/flows/${flow}`;

type Settings = { token: string; version: number };
type Tests = { items: { id: string | null; test: { given: object; steps: object[] } }[] };
type Flow = { definitionId: string; draft: { versionId: string } | null };

/** A draft in which somebody else enters the new term, as an admin makes one. */
test.beforeAll(async () => {
  const admin = await caller('shihe.admin');
  const { token } = await admin.get<Settings>(`/api/definitions/${flow}/settings`);
  await admin.patch(`/api/definitions/${flow}/settings`, { token, steps: [{ activityId: 'operate-extension', inputs: [{ name: 'role', value: 'judge' }], limit: null, alert: null }] });
});

test.afterAll(async () => {
  const admin = await caller('shihe.admin');
  const { draft } = (await admin.get<Rows<Flow>>('/api/definitions?limit=200')).items.find(({ definitionId }) => definitionId === flow)!;
  await admin.post('/elsa/api/bulk-actions/delete/workflow-definitions/by-id', { ids: [draft!.versionId] });
  const { items } = await admin.get<Tests>(`/api/definitions/${flow}/tests`);
  for (const { id } of items) if (id) await admin.delete(`/api/definitions/${flow}/tests/${id}`);
});

test('a draft is played to its end with the answers that are chosen, watched on the flow and recorded as a case', async ({ as }) => {
  const page = await as('shihe.admin');
  await page.goto(`${pages}/versions`);
  await page.getByRole('navigation', { name: '本流程的各页' }).getByRole('link', { name: '模拟' }).click();
  await expect(page.getByText('虚拟时间 2026-03-02 09:30')).toBeVisible();
  const approval = page.getByRole('button', { name: '办理 审批延长办案期限' });
  await expect(page.getByRole('group', { name: '流程图' })).toContainText('审批延长办案期限');
  await expectAccessible(page);
  await picture(page, 'simulation');

  await approval.click();
  const sheet = page.getByRole('dialog', { name: '审批延长办案期限' });
  await expect(sheet.getByRole('button', { name: '同意', exact: true })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'simulation-task');
  await sheet.getByRole('button', { name: '同意', exact: true }).click();
  await expect(sheet).toBeHidden();
  await expect(page.getByText('由院长办理')).toBeVisible(); // the second to sign
  await approval.click();
  await sheet.getByRole('button', { name: '同意', exact: true }).click();
  await page.getByRole('button', { name: '办理 凭签批手续变更审限' }).click();
  const last = page.getByRole('dialog', { name: '凭签批手续变更审限' });
  await last.getByRole('button', { name: '办结' }).click();
  await expect(last.getByRole('alert')).toBeVisible(); // without the day on which it was entered
  await picture(page, 'simulation-refused');
  await last.getByRole('textbox').first().fill('2026-03-02');
  await last.getByRole('button', { name: '办结' }).click();
  await expect(page.getByRole('status').filter({ hasText: '虚拟时间' })).toContainText('已完成');
  await page.getByRole('tab', { name: /^经过/ }).click();
  await expect(page.getByRole('list').filter({ hasText: '审批延长办案期限 完成：同意' })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'simulation-finished');

  await page.getByRole('button', { name: '录为用例' }).click();
  const record = page.getByRole('dialog', { name: '录为用例' });
  await record.getByLabel('用例', { exact: true }).fill('法官变更审限');
  await expectAccessible(page);
  await picture(page, 'simulation-record');
  await record.getByRole('button', { name: '保存' }).click();
  await expect(record).toBeHidden();
  await page.getByRole('button', { name: '撤销上一步' }).click();
  await expect(page.getByRole('status').filter({ hasText: '虚拟时间' })).toContainText('进行中');
});

test('time goes on to the next alert and limit, and the flow starts anew from what is given', async ({ as }) => {
  const page = await as('shihe.admin');
  await page.goto(`${pages}/simulation`);
  await page.getByRole('button', { name: /^推进到/ }).first().click();
  await expect(page.getByText('虚拟时间 2026-03-02 09:30')).toBeHidden();
  await page.getByRole('tab', { name: /^期限/ }).click();
  await expect(page.getByText(/已预警|期限至/).first()).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'simulation-limits');

  await page.getByRole('button', { name: '起始条件' }).click();
  const start = page.getByRole('dialog', { name: '起始条件' });
  await expect(start.getByLabel('其他条件')).toHaveValue(/"request"/);
  await expectAccessible(page);
  await picture(page, 'simulation-start');
  await start.getByLabel('其他条件').fill('{"input":');
  await expect(start.getByText('不是 JSON 对象，不能使用')).toBeVisible();
  await expect(start.getByRole('button', { name: /^确\s*定$/ })).toBeDisabled();
  await start.getByLabel('其他条件').fill('');
  await start.getByRole('button', { name: /^确\s*定$/ }).click();
  await expect(page.getByRole('alert').first()).toContainText('出错'); // a request that is none
  await expectAccessible(page);
  await picture(page, 'simulation-fault');

  await page.goto('/administration/flows/national-query/simulation');
  await page.getByRole('tab', { name: /^等待/ }).click();
  await page.getByText('随附数据（JSON）').last().click();
  await expectAccessible(page);
  await picture(page, 'simulation-waits');
  await page.getByRole('button', { name: /^使其发生 / }).last().click();
  await expect(page.getByRole('button', { name: '撤销上一步' })).toBeEnabled();
});

test('the cases of the flow are run on its draft, which one of them does not fit, and one is deleted', async ({ as }) => {
  const name = '局长不同意延长';
  const admin = await caller('shihe.admin');
  const [first] = (await admin.get<Tests>(`/api/definitions/${flow}/tests`)).items;
  await admin.post(`/api/definitions/${flow}/tests`, { name, clauses: [], given: first!.test.given, steps: [{ ...first!.test.steps[0], outcome: 'reject' }] });
  const page = await as('shihe.admin');
  await page.goto(`${pages}/tests`);
  await expect(page.getByRole('rowheader', { name: /局长批准承报后由院长批准/ })).toBeVisible();
  await page.getByRole('button', { name: '运行全部用例' }).click();
  await expect(page.getByRole('status').filter({ hasText: '未通过' })).toBeVisible();
  await expect(page.getByRole('row', { name: /局长批准承报后由院长批准/ })).toContainText('shihe.clerk');
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText('通过');
  await expect(page.getByRole('heading', { name: /没有用例经过的路径/ })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'flow-tests');

  const file = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出所录用例' }).click();
  expect((await file).suggestedFilename()).toBe('extension.tests.json');
  await page.getByRole('button', { name: `载入模拟 ${name}` }).click();
  await expect(page.getByRole('status').filter({ hasText: '虚拟时间' })).toContainText('已完成');
  await page.goBack();
  await page.getByRole('button', { name: `删除 ${name}` }).click();
  await page.getByRole('dialog', { name: `删除用例“${name}”？` }).getByRole('button', { name: /^删\s*除$/ }).click();
  await expect(page.getByRole('row').filter({ hasText: name })).toBeHidden();
  await page.goto('/administration/flows/participation/tests');
  await expect(page.getByText('没有用例；可以在“模拟”中录制')).toBeVisible();
  await picture(page, 'flow-tests-none');
});

test('a case that was done is replayed on the draft, and the report says who would have done it', async ({ as }) => {
  const { id } = await fileCase('shihe');
  await request('shihe.judge1', id, flow, '财产评估尚未完成', { newEnd: '2026-12-02', reason: '评估未完成' });
  for (const account of ['shihe.director', 'shihe.president']) await complete(account, id, '审批延长办案期限', {}, 'approve');
  await complete('shihe.clerk', id, '凭签批手续变更审限', { operatedOn: '2026-03-02' });

  const page = await as('shihe.director');
  await page.goto('/administration/flows/participation/replay');
  await expect(page.getByText('没有重演过')).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'replay-none');
  await page.goto(`${pages}/replay`);
  await page.getByLabel('起始日（至）').fill('2020-01-01');
  await page.getByRole('button', { name: '开始重演' }).click();
  await expect(page.getByText('没有符合条件的案件，没有重演任何案件。')).toBeVisible();
  await picture(page, 'replay-nothing');

  await page.getByLabel('起始日（至）').fill('');
  await page.getByRole('button', { name: '开始重演' }).click();
  await expect(page.getByRole('row', { name: /“凭签批手续变更审限”由书记员改由/ }).first()).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'replay');
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出', exact: true }).click();
  expect(await readFile(await (await file).path(), 'utf8')).toContain('由书记员改由');
  await page.getByRole('radiogroup', { name: '筛选' }).getByText('新增超期').click();
  await expect(page.getByText('没有符合条件的案件', { exact: true })).toBeVisible();
});

test('a replay that takes long shows how far it is and can be cancelled', async ({ as }) => {
  const admin = await caller('shihe.admin');
  const { id } = await admin.post<{ id: string }>(`/api/definitions/${flow}/replays`, { startedTo: '2020-01-01' });
  const page = await as('shihe.admin');
  // so few cases are done at once: the page is told that there are more, until it is asked to stop
  let isStopped = false;
  page.on('request', (sent) => (isStopped ||= sent.url().endsWith(`/replays/${id}/cancel`)));
  await page.route(`**/api/definitions/replays/${id}`, async (route) => {
    if (isStopped) return route.continue();
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...((await answer.json()) as object), state: 'running', total: 1000, done: 380, same: 371, different: 9, paths: 9 } });
  });
  await page.goto(`${pages}/replay?replay=${id}`);
  await expect(page.getByText('运行中：已重演 380 件，共 1000 件')).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'replay-running');
  await page.getByRole('button', { name: /^取\s*消$/ }).click();
  await expect(page.getByText('运行中：')).toBeHidden();
});

test('whoever only reads flows is told so, and where the host does not answer the page says it', async ({ as }) => {
  const reader = await as('shihe.vice-president');
  await reader.goto(`${pages}/simulation`);
  for (const name of ['模拟', '用例', '重演']) {
    await reader.getByRole('link', { name, exact: true }).click();
    await expect(reader.getByRole('heading', { name: `${name}：延长办案期限` })).toBeVisible();
    await expect(reader.getByText('您的岗位可以查看流程，不能修改和模拟。')).toBeVisible();
  }
  await expectAccessible(reader);
  const page = await as('shihe.admin');
  breakHost(page);
  await page.route('**/api/definitions/*/simulation*', (route) => route.abort());
  await page.goto(`${pages}/simulation`);
  await expect(page.getByText('network')).toBeVisible();
  await picture(page, 'simulation-no-answer');
});

test('the pages are there in English', async ({ as }) => {
  const page = await as('shihe.admin');
  await page.addInitScript(() => localStorage.setItem('language', 'en'));
  await page.goto(`${pages}/simulation`);
  await expect(page.getByText('Virtual time 2026-03-02 09:30')).toBeVisible();
  await picture(page, 'simulation-english');
  await page.getByRole('link', { name: 'Test cases' }).click();
  await expect(page.getByRole('button', { name: 'Run all cases' })).toBeVisible();
  await page.getByRole('link', { name: 'Replay' }).click();
  await expect(page.getByRole('button', { name: 'Replay', exact: true })).toBeVisible();
  await picture(page, 'replay-english');
});
