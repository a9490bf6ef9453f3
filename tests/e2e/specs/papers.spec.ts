import { readFile } from 'node:fs/promises';
import { caller, type Page } from '../support/api';
import { fileCase, newNumber } from '../support/cases';
import { breakHost, expect, expectAccessible, picture, test } from '../support/test';

type Measure = { id: string; property: string; endsOn: string };

const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** A case with a deposit and a house that are controlled for some weeks more, and a car for a year. */
const controlledCase = () =>
  fileCase('tongbai', {
    existingMeasures: [
      { kind: 'freeze', assetKind: 'deposit', property: '某银行账户，尾号0001', startsOn: '2025-04-21', endsOn: '2026-04-20', document: '（2025）豫1330财保5号' },
      { kind: 'seizure', assetKind: 'real-estate', property: '某小区1幢101室', startsOn: '2023-05-01', endsOn: '2026-04-30', document: '（2023）豫1330财保9号' },
      { kind: 'seizure', assetKind: 'vehicle', property: '小型轿车一辆', startsOn: '2025-12-01', endsOn: '2027-11-30', document: '（2025）豫1330财保6号' },
    ],
  });

const measuresOf = async (caseId: string) => (await (await caller('tongbai.director')).get<Page<Measure>>(`/api/cases/${caseId}/measures`)).items;

test('a paper is read and printed before it is downloaded', async ({ as }) => {
  const filed = await fileCase('tongbai');
  const page = await as('tongbai.director');
  await page.goto(`/cases/${filed.id}/documents`);
  await page.getByRole('button', { name: '预览执行通知书（被执行人乙）' }).click();
  const paper = page.getByRole('article', { name: '执行通知书' });
  await expect(paper).toContainText(filed.number);
  await expect(paper).toContainText('被执行人乙');
  await expect(page.getByRole('link', { name: '下载 .docx' })).toHaveAttribute('href', /\/api\/documents\//);
  await expectAccessible(page);
  await picture(page, 'case-document-preview');

  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes');
  });
  await page.getByRole('dialog').getByRole('button', { name: '打印' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes');
  await page.emulateMedia({ media: 'print' });
  await expect(paper).toBeVisible();
  await expect(page.getByRole('tab', { name: '文书' })).toBeHidden();
  await expect(page.getByRole('link', { name: '下载 .docx' })).toBeHidden();
  await picture(page, 'case-document-print');
  await page.emulateMedia({ media: 'screen' });
  await page.keyboard.press('Escape');
  await expect(paper).toBeHidden();
});

test('files are kept with a case and come back as they were; what is no paper is refused, and too much beforehand', async ({ as }) => {
  const filed = await fileCase('tongbai');
  const page = await as('tongbai.director');
  await page.goto(`/cases/${filed.id}/attachments`);
  await expect(page.getByText('还没有附件')).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'case-attachments-empty');
  const chooser = page.getByRole('tabpanel').locator('input[type=file]');
  await chooser.setInputFiles([
    { name: '送达回证.pdf', mimeType: 'application/pdf', buffer: pdf },
    { name: '伪装.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ this is a program') },
    { name: '现场录像.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(20 * 1024 * 1024 + 1) },
  ]);
  await expect(page.getByRole('status').filter({ hasText: '已上传 送达回证.pdf' })).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'request.invalid' })).toContainText('只接受 PDF、PNG、JPEG、DOCX、XLSX 文件');
  await expect(page.getByRole('alert').filter({ hasText: 'request.too-large' })).toContainText('文件超过 20 MB');
  await expectAccessible(page);
  await picture(page, 'case-attachments');
  for (let left = 2; left > 0; left--) await page.getByRole('button', { name: '不再上传' }).first().click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /送达回证\.pdf/ }).click()]);
  expect(download.suggestedFilename()).toBe('送达回证.pdf');
  expect(await readFile(await download.path())).toEqual(pdf);

  breakHost(page);
  let isBroken = true;
  await page.route('**/attachments', (route) => (isBroken && route.request().method() === 'POST' ? route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify({ status: 503, code: 'system.unavailable', title: '系统暂时不可用' }) }) : route.continue()));
  await chooser.setInputFiles({ name: '笔录.pdf', mimeType: 'application/pdf', buffer: pdf });
  await expect(page.getByRole('alert')).toContainText('系统暂时不可用');
  isBroken = false;
  await page.getByRole('button', { name: '重试' }).click();
  await expect(page.getByRole('link', { name: /笔录\.pdf/ })).toBeVisible();
});

test('measures near their end are renewed together, with what is known filled in and one number for both', async ({ as }) => {
  const filed = await controlledCase();
  const number = `${newNumber()}之一`;
  const page = await as('tongbai.centre-head'); // the case has no handler yet: its head answers for it
  await page.goto(`/cases/${filed.id}/property`);
  for (const property of ['某银行账户，尾号0001', '某小区1幢101室']) await page.getByRole('checkbox', { name: `选择 ${property}` }).check();
  await expectAccessible(page);
  await picture(page, 'case-property-renewal');
  await page.getByRole('button', { name: '续封所选（2）' }).click();
  const drawer = page.getByRole('dialog', { name: '续封' });
  const deposit = drawer.getByRole('region', { name: '某银行账户，尾号0001' });
  await expect(deposit).toContainText('2026-04-21 至 2027-04-20');
  await expect(deposit).toContainText('执行裁定书（续行查封、扣押、冻结）');
  await expect(deposit.getByLabel('续行后文书载明的末日')).toHaveValue('2027-04-20');
  await deposit.getByRole('button', { name: '提交续封' }).click();
  await expect(deposit.getByRole('alert').first()).toContainText('裁定书文号');
  await expectAccessible(page);
  await picture(page, 'case-renewal-refused');
  await deposit.getByLabel('裁定书文号').fill(number);
  await deposit.getByLabel('协助执行通知书').fill('协执1号');
  await drawer.getByRole('button', { name: /某小区1幢101室/ }).click();
  const house = drawer.getByRole('region', { name: '某小区1幢101室' });
  await house.getByRole('button', { name: `沿用文号 ${number}` }).click();
  await house.getByLabel('协助执行通知书').fill('协执2号');
  await expectAccessible(page);
  await picture(page, 'case-renewal');
  await drawer.getByRole('button', { name: '全部提交（2）' }).click();
  await expect(house.or(drawer).getByText('已续封至 2029-04-30')).toBeVisible();
  await expect(drawer.getByText('已续封', { exact: true })).toHaveCount(2);
  await expectAccessible(page);
  await picture(page, 'case-renewal-done');
  expect((await measuresOf(filed.id)).map(({ endsOn }) => endsOn)).toEqual(['2027-04-20', '2029-04-30', '2027-11-30']);
  await drawer.getByRole('link', { name: '查看制作的文书' }).click();
  await expect(page.getByRole('tabpanel')).toContainText('执行裁定书（续行查封、扣押、冻结）');
});

test('a renewal that is not due says when it is, and one of another’s says whose it is; lists lead to it', async ({ as }) => {
  const filed = await controlledCase();
  const car = (await measuresOf(filed.id)).find(({ property }) => property === '小型轿车一辆')!;
  const page = await as('tongbai.director');
  await page.goto(`/cases/${filed.id}/property?renew=${car.id}`);
  const drawer = page.getByRole('dialog', { name: '续封' });
  await expect(drawer).toContainText('起产生待办，届时办理');
  await expect(drawer.getByRole('button', { name: '提交续封' })).toHaveCount(0);
  await expectAccessible(page);
  await picture(page, 'case-renewal-early');
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();

  await page.goto('/ledgers/measures?endsFrom=2026-04-30&endsBy=2026-04-30');
  await page.getByRole('link', { name: filed.number }).click();
  await expect(drawer).toContainText('由他人办理，您不能续封');
  await expectAccessible(page);
  await picture(page, 'case-renewal-others');
});

test('the tabs of a case that do not fit take a second line, on a phone and in English', async ({ as }) => {
  const filed = await fileCase('tongbai');
  const phone = await as('tongbai.centre-head', { width: 390, height: 844 });
  await phone.goto(`/cases/${filed.id}/attachments`);
  await expect(phone.getByText('还没有附件')).toBeVisible();
  await expect(phone.getByRole('tab', { name: '留痕' })).toBeVisible();
  await expectAccessible(phone);
  await picture(phone, 'case-attachments-phone');
  const page = await as('tongbai.centre-head');
  await page.addInitScript(() => localStorage.setItem('language', 'en'));
  await page.goto(`/cases/${filed.id}/attachments`);
  await expect(page.getByText('No files yet')).toBeVisible();
  await page.getByRole('tab', { name: 'Audit' }).click();
  await expect(page.getByRole('tabpanel')).toContainText('No acts of operators');
  await expectAccessible(page);
  await picture(page, 'case-tabs-english');
});
