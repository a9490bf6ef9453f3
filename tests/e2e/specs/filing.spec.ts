import { readFile } from 'node:fs/promises';
import { caller, type Page as Rows } from '../support/api';
import { expect, expectAccessible, picture, test } from '../support/test';

const some = () => 500_000 + Math.floor(Math.random() * 400_000);
const ids = ['000000199001010018', '00000019850615002X'];

test('a filing with faults is told of field by field, keeps what was entered, and becomes a case once it is right', async ({ as }) => {
  const number = `（2026）豫1330执${some()}号`;
  const page = await as('tongbai.filing-clerk');
  await page.goto('/filing');
  await expect(page.getByRole('heading', { name: '立案登记' })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'filing-empty');

  await page.getByLabel('案号', { exact: true }).fill(number);
  await page.getByLabel('案由').fill('民间借贷纠纷');
  await page.getByLabel('姓名或名称').nth(0).fill('申请执行人甲');
  await page.getByLabel('证件号码').nth(0).fill('110101199001010011');
  await page.getByRole('button', { name: '登记立案' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'request.invalid' });
  await expect(summary).toContainText('被执行人 1 · 姓名或名称：必填。');
  await expect(summary).toContainText('申请执行人 1 · 证件号码：公民身份号码不正确');
  await expect(page.locator('.ant-form-item-explain-error').filter({ hasText: '公民身份号码不正确' })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'filing-refused');
  await summary.getByRole('button', { name: '被执行人 1 · 姓名或名称' }).click();
  await expect(page.getByLabel('姓名或名称').nth(1)).toBeFocused();

  await page.reload();
  await expect(page.getByText('已恢复上次填写的内容')).toBeVisible();
  await expect(page.getByLabel('案号', { exact: true })).toHaveValue(number);
  await expect(page.getByLabel('证件号码').nth(0)).toHaveValue(''); // identity numbers are not kept
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain('110101199001010011');

  await fillRest();
  await page.getByText('复杂疑难').click();
  await page.getByRole('button', { name: '登记立案' }).click();
  await expect(page.getByText('立案成功')).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'filing-done');

  const director = await caller('tongbai.director');
  const { items } = await director.get<Rows<{ caseNumber: string }>>('/api/cases?limit=200');
  expect(items.map((row) => row.caseNumber)).toContain(number.replace('（', '(').replace('）', ')'));

  // the same filing once more is the first case; with another amount it is refused
  await page.getByRole('button', { name: '再登记一件' }).click();
  await page.getByLabel('案号', { exact: true }).fill(number);
  await page.getByLabel('案由').fill('民间借贷纠纷');
  await page.getByLabel('姓名或名称').nth(0).fill('申请执行人甲');
  await fillRest();
  await page.getByText('复杂疑难').click();
  await page.getByLabel('申请标的额（元）').fill('60000');
  await page.getByRole('button', { name: '登记立案' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'case.duplicate' })).toBeVisible();
  await picture(page, 'filing-duplicate');
  await page.getByLabel('申请标的额（元）').fill('50,000.00');
  await page.getByRole('button', { name: '登记立案' }).click();
  await expect(page.getByText('该案件此前已经登记，没有重复立案')).toBeVisible();

  async function fillRest() {
    for (const [label, text] of [['收到申请日期', '2026-03-01'], ['立案时间', '2026-03-02 08:30'], ['接收立案材料时间', '2026-03-02 08:30']] as const) {
      await page.getByLabel(label).fill(text);
      await page.getByLabel(label).press('Enter');
    }
    await page.getByLabel('种类', { exact: true }).fill('民事判决书');
    await page.getByLabel('文号', { exact: true }).fill('（2025）豫1330民初88号');
    await page.getByLabel('证件号码').nth(0).fill(ids[0]!);
    await page.getByLabel('姓名或名称').nth(1).fill('被执行人乙');
    await page.getByLabel('证件号码').nth(1).fill(ids[1]!);
    await page.getByLabel('申请标的额（元）').fill('50000');
  }
});

test('a docket with bad lines is imported, reported line by line, and its bad lines come as a file', async ({ as }) => {
  const [good, bad] = [some(), some()];
  const header = '案号,立案日期,收到申请日期,执行依据种类,执行依据文号,案由,申请标的额,申请执行人,被执行人,备注';
  const line = (seq: number, amount: string) => `（2026）豫1330执${seq}号,2026-02-10,2026-02-09,民事判决书,（2025）豫1330民初${seq}号,民间借贷纠纷,${amount},甲${seq},乙${seq},`;
  const docket = [header, line(good, '1000.00'), line(bad, '1000.999'), `（2026）豫9999执${bad}号,2026-02-31,,民事判决书,,,5,丙,丁,`].join('\r\n');

  const page = await as('tongbai.centre-head');
  await page.goto('/imports');
  await expect(page.getByRole('heading', { name: '导入在办案件' })).toBeVisible();
  await expectAccessible(page);
  const template = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载模板' }).click();
  expect(await readFile(await (await template).path(), 'utf8')).toContain('案号,案件类型');

  await page.locator('input[type=file]').setInputFiles({ name: '无表头.csv', mimeType: 'text/csv', buffer: Buffer.from('甲,乙\r\n1,2\r\n') });
  await expect(page.getByRole('alert')).toContainText('缺少必需的列“案号”');
  await picture(page, 'imports-refused');

  await page.locator('input[type=file]').setInputFiles({ name: '在办案件.csv', mimeType: 'text/csv', buffer: Buffer.from(docket) });
  await expect(page).toHaveURL(/\/imports\/.+/);
  await expect(page.getByText('已完成', { exact: true })).toBeVisible();
  await expect(page.locator('.import-counts')).toContainText('有误2');
  await expect(page.getByText('不认识列“备注”')).toBeVisible();
  await page.locator('.ant-radio-button-wrapper').filter({ hasText: '有误' }).click();
  await expect(page.getByRole('region', { name: '逐行结果' })).toContainText('立案日期：时间应为');
  await expectAccessible(page);
  await picture(page, 'import-report');

  const file = page.waitForEvent('download');
  await page.getByRole('link', { name: '有误的行 CSV' }).click();
  const badLines = await readFile(await (await file).path(), 'utf8');
  expect(badLines.split('\r\n')[0]).toContain('行号,错误');
  expect(badLines).toContain(`执${bad}号`);
  expect(badLines).not.toContain(`执${good}号`);

  await page.goto('/imports');
  await expect(page.getByRole('link', { name: '在办案件.csv' }).first()).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'imports');
});
