import { address, caller, password, type Page as List, type Task } from '../support/api';
import { fileCase, openTask } from '../support/cases';
import { approveRelease, english, Studio, versionOf } from '../support/designer';
import { expect, expectAccessible, picture, sure, test } from '../support/test';

const wide = { width: 1600, height: 1000 };
const main = 'tongbai-first-enforcement';

type Version = { versionId: string; number: number };
type Definition = { definitionId: string; published: Version; draft: { versionId: string } | null };

async function published(): Promise<Version> {
  const { items } = await (await caller('tongbai.admin')).get<List<Definition>>('/api/definitions?limit=200');
  return items.find((row) => row.definitionId === main)!.published;
}

test('a flow opens from the list, by its address and by the browser’s way back', async ({ as }) => {
  test.setTimeout(90_000);
  const page = await as('tongbai.admin');
  await page.goto('/studio/workflows/definitions');
  await page.getByPlaceholder('按名称').fill('tongbai-first', { timeout: 40_000 });
  await page.getByRole('cell', { name: main, exact: true }).click();
  await expect(page).toHaveURL(`/studio/workflows/definitions/${main}/edit`);
  await expect(page.locator('.bar-flow')).toContainText('已发布');
  await expect(page.locator('.x6-node').first()).toBeVisible({ timeout: 40_000 });
  for (const left of ['代码', '测试', '提交策略', '日志']) await expect(page.locator('.mud-tab', { hasText: left })).toBeHidden();
  await expect(page.getByTitle('运行流程')).toBeHidden();
  expect(await english(page)).toEqual([]);
  await expectAccessible(page, '#bar');
  await picture(page, 'studio-editor');

  await page.goBack();
  await expect(page.getByRole('button', { name: '新建流程' })).toBeVisible();
  await page.goForward();
  await expect(page.locator('.x6-node').first()).toBeVisible();
});

test('a task that an admin adds is in new cases once another has published it, and running ones keep their flow until they are taken over', async ({ as }) => {
  test.setTimeout(180_000);
  const running = await fileCase('tongbai');
  const admin = await caller('tongbai.admin');
  const before = await published();
  const page = await as('tongbai.admin', wide);
  const studio = await Studio.open(page, main);
  await expect(studio.flow).toContainText('已发布');
  await expect(studio.checks).toHaveText('没有须改之处');

  const task = await studio.add('人工待办', 'start-point-to-point-query');
  await expect(studio.flow).toContainText('草稿');
  await expect(studio.checks).toHaveText(/处须改/);
  await studio.write('待办名称 *', '核对申请执行材料');
  await studio.choose('角色 *', '书记员');
  await studio.addOutcomes('办理结果 *', 'done', 'return');
  await picture(page, 'designer-step');
  await studio.connect('start-point-to-point-query', 'Done', task);
  await expect(studio.saved).toContainText('已自动保存');
  await expect(studio.checks).toHaveText('1 处须改');

  await studio.checks.click();
  await expect(studio.findings).toContainText('“人工待办”必须填写“条款”');
  await expectAccessible(page, '#findings');
  await picture(page, 'designer-checks');
  await studio.findings.getByRole('button', { name: /定位到/ }).click();
  await page.keyboard.press('Escape');
  await studio.choose('条款 *', 'TB-3.2-1b');
  await expect(studio.checks).toHaveText('没有须改之处');

  await page.getByRole('button', { name: '提交发布' }).click();
  await expect(studio.saved).toContainText('已保存并提交发布审批');
  await expect(studio.flow).toContainText('已提交发布审批');
  await picture(page, 'designer-proposed');
  const second = await as('tongbai.vice-president');
  await second.goto('/administration/flows/releases');
  await second.getByRole('link', { name: '首次执行案件主流程' }).click();
  await expect(second.getByRole('listitem').filter({ hasText: '人工待办1' }).first()).toBeVisible(); // what is new, in words
  await expectAccessible(second);
  await picture(second, 'designer-release');
  await sure(second, '批准发布');
  await expect(second.getByText('已发布').first()).toBeVisible();

  const clerk = await caller('tongbai.clerk1');
  const filed = await fileCase('tongbai');
  expect((await openTask(clerk, filed.id, '核对申请执行材料')).outcomes).toEqual(['done', 'return']);
  const { items } = await clerk.get<List<Task>>(`/api/tasks?view=inbox&caseId=${running.id}`);
  expect(items.map((row) => row.name)).not.toContain('核对申请执行材料');

  const after = await published();
  expect(await versionOf(running.id, main)).toBe(before.number);
  await page.goto(`/administration/flows/${main}/migration`);
  await page.getByRole('button', { name: '制定方案' }).click();
  await page.getByLabel('依据').fill('规程修订，在办案件一并适用');
  await page.getByRole('button', { name: '保存方案' }).click();
  await expect(page.getByText('没有改动')).toBeVisible();
  await sure(page, '提交审批');
  await second.goto(new URL(page.url()).pathname);
  await second.getByLabel('意见').fill('同意');
  await sure(second, '批准');
  await expect(second.getByText('已执行', { exact: true })).toBeVisible();
  expect(await versionOf(running.id, main)).toBe(after.number);
  await second.getByRole('button', { name: '全部撤销' }).click();
  await second.getByLabel('理由').fill('先行试点，恢复原流程');
  await second.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await expect(second.getByText('撤销完毕', { exact: true })).toBeVisible();
  expect(await versionOf(running.id, main)).toBe(before.number);

  await admin.post(`/api/definitions/${main}/rollback/${before.number}`, { reason: '恢复原流程' });
  await approveRelease('tongbai.vice-president', main);
  const later = await fileCase('tongbai');
  await expect(openTask(clerk, later.id, '核对申请执行材料')).rejects.toThrow('No open task');
  await expect((await Studio.open(page, main)).flow).toContainText(new RegExp(`第 ${before.number} 版\\s*已发布`));
});

test('of two admins the second reads and sees who edits; a session that ends in between loses nothing', async ({ as }) => {
  test.setTimeout(120_000);
  const first = await as('wolong.admin', wide);
  const studio = await Studio.open(first, 'payout');
  const second = await Studio.open(await as('wolong.director', wide), 'payout');
  await expect(second.flow).toContainText(/只读：.+正在编辑/);
  await expect(second.page.getByText('只读：他人正在编辑，或者您的岗位不能修改流程')).toBeVisible();
  await picture(second.page, 'designer-read-only');

  await first.context().clearCookies();
  const description = first.getByLabel('说明').first();
  await description.fill('案款发放：核算、核对、签字、审批、发放');
  await description.press('Tab');
  await expect(first.getByRole('heading', { name: '登录已失效' })).toBeInViewport();
  await picture(first, 'designer-signed-out');
  await first.context().request.post('/api/auth/login?useCookies=true', { data: { username: 'wolong.admin', password }, headers: { Origin: address() } });
  await first.getByRole('button', { name: '我已登录，继续' }).click();
  await expect(studio.saved).toContainText('已自动保存');

  const admin = await caller('wolong.admin');
  const { versionId } = (await admin.get<List<Definition>>('/api/definitions?limit=200')).items.find((row) => row.definitionId === 'payout')!.draft!;
  expect((await admin.get<{ description: string }>(`/elsa/api/workflow-definitions/by-id/${versionId}`)).description).toContain('核算、核对');
  await admin.post('/elsa/api/bulk-actions/delete/workflow-definitions/by-id', { ids: [versionId] });
});

test('what was typed last is kept by whoever leaves at once, and the draft is dropped from the list of versions', async ({ as }) => {
  test.setTimeout(120_000);
  const page = await as('wolong.admin', wide);
  const studio = await Studio.open(page, 'close');
  const description = page.getByLabel('说明').first();
  await description.fill('结案：一');
  await page.getByRole('link', { name: '流程', exact: true }).click();
  await expect(page.getByRole('button', { name: '新建流程' })).toBeVisible();
  await expect(studio.saved).toContainText('已自动保存');
  await page.goBack();
  await expect(description).toHaveValue('结案：一');
  await description.fill('结案：一二');
  await page.getByRole('link', { name: '系统管理' }).click();
  await expect(page.getByRole('heading', { name: '系统管理' })).toBeVisible();
  await Studio.open(page, 'close');
  await expect(description).toHaveValue('结案：一二');

  await page.getByRole('tab', { name: '各版' }).dispatchEvent('click'); // behind the arrow
  const versions = page.getByRole('row').filter({ has: page.getByRole('button', { name: '更多操作' }) });
  const menu = page.locator('.mud-popover-open');
  await versions.nth(1).getByRole('button', { name: '更多操作' }).click();
  await menu.getByText('以此版为新草稿').click();
  await expect(studio.saved).toContainText('未生成新草稿');
  await expect(studio.flow).toContainText('第 2 版');
  await expect(studio.flow).not.toContainText('只读');
  await versions.nth(1).click();
  await expect(studio.flow).toContainText('只读：打开的不是最新版');
  await versions.nth(0).click();
  await expect(studio.flow).not.toContainText('只读');
  await picture(page, 'designer-versions');
  await versions.nth(0).getByRole('button', { name: '更多操作' }).click();
  await menu.getByText('删除').click();
  await page.locator('.mud-dialog').getByRole('button', { name: '确定' }).click();
  await expect(versions).toHaveCount(1);
  await expect(studio.flow).toContainText('已发布');
});
