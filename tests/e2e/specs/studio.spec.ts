import { fileCase } from '../support/cases';
import { english } from '../support/designer';
import { choose, expect, expectAccessible, picture, test } from '../support/test';

const opened = 40_000; // a .NET program starts in the browser

test.describe.configure({ timeout: 90_000 });

test('the designer is found in the administration and shows the court’s flows in Chinese', async ({ as }) => {
  const page = await as('tongbai.admin');
  await page.goto('/administration');
  await page.getByRole('link', { name: '流程设计' }).click();
  await expect(page.getByText('正在打开流程设计器')).toBeInViewport();

  await expect(page.getByRole('cell', { name: 'archive', exact: true })).toBeVisible({ timeout: opened });
  await expect(page.getByRole('cell', { name: '归档', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: '新建流程' })).toBeVisible();
  await expect(page.getByText('正在打开流程设计器')).toBeHidden();
  expect(await english(page)).toEqual([]);
  await expectAccessible(page, '#bar');
  await picture(page, 'studio-list');

  await page.getByRole('row').filter({ has: page.getByRole('cell', { name: 'archive', exact: true }) }).getByRole('button', { name: '更多操作' }).click();
  const menu = page.locator('.mud-popover-open');
  await expect(menu.getByText('导出')).toBeVisible();
  for (const left of ['提交发布', '取消发布', '运行']) await expect(menu.getByText(left)).toBeHidden();
  await menu.getByText('删除').click();
  await page.locator('.mud-dialog').getByRole('button', { name: '删除' }).click();
  await expect(page.locator('#saved')).toContainText(/未删除：.+不能删除/);
  await expect(page.getByRole('cell', { name: 'archive', exact: true })).toBeVisible();

  const strange = { $schema: 'https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json', name: '外来', root: { type: 'Elsa.Flowchart', id: 'main', version: 1, activities: [{ id: 'a', type: 'Nope.Thing', version: 1 }], connections: [] } };
  await page.locator('input[type=file]').setInputFiles({ name: 'strange.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(strange)) });
  await expect(page.locator('#saved')).toContainText(/未导入：.+Nope\.Thing.+不受支持/);
  await expect(page.getByText('没有导入，原因见上方')).toBeVisible();

  await page.getByRole('link', { name: '系统管理' }).click();
  await expect(page.getByRole('heading', { name: '系统管理' })).toBeVisible();
});

test('a case’s flow is looked at, and nothing is done to it', async ({ as }) => {
  await fileCase('tongbai');
  const page = await as('tongbai.admin');
  await page.goto('/studio/workflows/instances');
  const row = page.getByRole('row').filter({ hasText: '首次执行案件主流程' }).first();
  await row.getByRole('button', { name: '更多操作' }).click({ timeout: opened });
  const menu = page.locator('.mud-popover-open');
  await expect(menu.getByText('查看')).toBeVisible();
  for (const left of ['取消', '删除', '导出']) await expect(menu.getByText(left)).toBeHidden();
  await expect(page.getByRole('button', { name: '操作', exact: true })).toBeHidden();
  await menu.getByText('查看').click();

  await expect(page.locator('.x6-node').first()).toBeVisible({ timeout: opened });
  await expect(page.getByText('打开日志')).toBeHidden();
  await expect(page.getByRole('cell', { name: '流程状态' })).toBeHidden(); // the engine's own, as JSON
  await expect(page.getByText('流程设计器出错')).toBeHidden();
  await picture(page, 'studio-instance');
});

test('a flow that is a step of another is looked into, and left again', async ({ as }) => {
  await fileCase('tongbai');
  const page = await as('tongbai.admin');
  await page.goto('/studio/workflows/instances');
  const row = page.getByRole('row').filter({ hasText: '首次执行案件主流程' }).first();
  await row.getByRole('button', { name: '更多操作' }).click({ timeout: opened });
  await page.locator('.mud-popover-open').getByText('查看').click();
  const step = (id: string) => page.locator(`.x6-node[data-cell-id="${id}"]`);
  await expect(step('archive')).toBeAttached({ timeout: opened });

  await step('archive').dispatchEvent('dblclick'); // far to the right of what is in view
  await expect(step('start-archive')).toBeAttached({ timeout: opened });
  await expect(step('archive')).toHaveCount(0);
  await expect(page.locator('.mud-breadcrumb-item').first()).toHaveText('整个流程');
  await page.locator('.mud-breadcrumb-item').first().click();
  await expect(step('archive')).toBeAttached({ timeout: opened });
  await expect(page.getByText('流程设计器出错')).toBeHidden();
});

test('whoever is not signed in signs in first and comes to what was asked for', async ({ visitor: page }) => {
  await page.goto('/studio/workflows/definitions');
  await page.getByLabel('法院').click();
  await choose(page, '桐柏县人民法院');
  await page.getByLabel('账号', { exact: true }).fill('director');
  await page.getByLabel('口令', { exact: true }).fill('Enforce-2026');
  await page.getByRole('button', { name: '登录' }).click();

  await expect(page.getByRole('cell', { name: 'archive', exact: true })).toBeVisible({ timeout: opened });
});

test('a post without the permission is told so', async ({ as }) => {
  const page = await as('tongbai.judge1');
  await page.goto('/studio/');

  await expect(page.getByRole('alert')).toContainText('您的岗位不能查看流程设计');
  await expectAccessible(page);
  await picture(page, 'studio-refused');
});

test('a browser that cannot run the designer is told so at once, and is shown the forms', async ({ as }) => {
  const page = await as('tongbai.admin');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.addInitScript(() => (WebAssembly.validate = () => false));
  await page.goto('/studio/');

  await expect(page.getByRole('heading', { name: '浏览器版本过低' })).toBeInViewport();
  expect(asked.filter((url) => url.includes('_framework'))).toEqual([]);
  await expectAccessible(page);
  await picture(page, 'studio-too-old');
  await page.getByRole('link', { name: '流程管理' }).click();
  await expect(page.getByRole('heading', { name: '流程管理' })).toBeVisible();
});
