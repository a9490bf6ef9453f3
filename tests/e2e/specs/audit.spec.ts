import { readFile } from 'node:fs/promises';
import { caller } from '../support/api';
import { fileCase } from '../support/cases';
import { choose, expect, expectAccessible, picture, test } from '../support/test';

/** A case on which somebody read, something was done, and something was refused. */
async function tracedCase() {
  const filed = await fileCase('tongbai');
  const clerk = await caller('tongbai.clerk1');
  await clerk.get(`/api/cases/${filed.id}`);
  await clerk.post(`/api/cases/${filed.id}/requests/extension`, { reason: '试', data: { newEnd: '2026-12-02', reason: '试' } }).catch(() => undefined); // refused, and on record
  return filed;
}

test('who did, read and tried what is found by time, record, person and case, and seen in full', async ({ as }) => {
  const filed = await tracedCase();
  const page = await as('tongbai.admin');
  await page.goto('/administration/audit');
  const found = page.getByRole('region', { name: '审计检索' });
  await expect(found.getByText(filed.number).first()).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'audit-search');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1366);

  await page.getByRole('button', { name: /^详情：提请/ }).first().click();
  const drawer = page.getByRole('dialog');
  await expect(drawer).toContainText('被拒绝的办理');
  await expect(drawer).toContainText('StartRequest');
  await expect(drawer).toContainText('auth.forbidden');
  await expectAccessible(page);
  await picture(page, 'audit-detail');
  await drawer.getByRole('button', { name: '只看本案' }).click();
  await expect(page).toHaveURL(new RegExp(`caseId=${filed.id}`));
  await expect(page.getByText(`案件 ${filed.number}`)).toBeVisible();
  for (const kind of ['办案日志', '被拒绝的办理', '读取留痕']) await expect(found.getByText(kind).first()).toBeVisible();
  await expect(found.getByText('产生待办').first()).toBeVisible(); // what it is, not what it says: an administrator does not read cases
  await expect(found.getByText('当事人信息').first()).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'audit-case');

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 CSV' }).click()]);
  expect(download.suggestedFilename()).toMatch(/^审计 \d{4}-\d\d-\d\d 至 \d{4}-\d\d-\d\d\.csv$/);
  const lines = (await readFile(await download.path(), 'utf8')).split('\r\n');
  expect(lines[0]).toBe('\uFEFF时间,种类,人员,案号,事项,内容,代码、条款,对象,记录编号');
  const { items } = await (await caller('tongbai.admin')).get<{ items: { id: string }[] }>(`/api/audit?caseId=${filed.id}&limit=200`);
  expect(lines.slice(1, -1).map((line) => line.split(',').at(-1))).toEqual(items.map(({ id }) => id));

  await page.getByLabel('种类').click();
  await choose(page, '被拒绝的办理');
  await page.getByRole('button', { name: '查询' }).click();
  await expect(found.getByText('读取留痕')).toHaveCount(0);
  await expect(page.getByText('共 1 条')).toBeVisible();
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', document.querySelector('.print-table')?.textContent ?? '');
  });
  await page.getByRole('button', { name: '打印' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', /auth\.forbidden/);
});

test('a search over too long a time is refused in Chinese; one that finds nothing says so', async ({ as }) => {
  const page = await as('tongbai.admin');
  await page.goto('/administration/audit?kind=search&from=2024-01-01&to=2026-03-02');
  await expect(page.getByRole('alert')).toContainText('不超过 366 天');
  await expectAccessible(page);
  await picture(page, 'audit-refused');
  await page.getByLabel('起', { exact: true }).fill('2025-01-01');
  await page.getByLabel('止', { exact: true }).fill('2025-01-31');
  await page.getByRole('button', { name: '查询' }).click();
  await expect(page.getByText('这段时间没有符合条件的记录')).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'audit-empty');
  const discipline = await as('tongbai.discipline');
  await discipline.goto('/administration/audit');
  await expect(discipline.getByRole('region', { name: '审计检索' })).toBeVisible();
  await expect(discipline.getByText('运维操作留痕')).toHaveCount(0);
});
