import { readFile } from 'node:fs/promises';
import { Caller } from '../support/api';
import { expect, expectAccessible, picture, test } from '../support/test';
import { cellsOf } from '../support/workbook';

const some = () => 10_000 + Math.floor(Math.random() * 80_000);

const file = async (seq: number) =>
  (await Caller.system('tongbai.filing-system')).post<{ id: string }>('/api/cases', {
    caseNumber: `（2026）豫1330执${seq}号`,
    caseType: 'first-enforcement',
    applicationReceivedOn: '2026-03-01',
    filedAt: '2026-03-02T08:30:00+08:00',
    title: { kind: '民事判决书', number: `（2025）豫1330民初${seq}号`, effectiveOn: '2026-01-15' },
    cause: '买卖合同纠纷',
    claimAmount: '1234567.80',
    applicants: [{ name: '申请执行人甲', kind: 'natural' }],
    debtors: [{ name: '被执行人乙', kind: 'natural' }],
    existingMeasures: [{ kind: 'seizure', assetKind: 'real-estate', property: `城郊乡房产${seq}`, startsOn: '2026-02-01', endsOn: '2029-01-31', document: `（2026）豫1330执保${seq}号` }],
  });

test('a ledger is filtered, opened from its rows, and exported with the same filters; the workbook has the same cells', async ({ as }) => {
  const seq = some();
  const { id } = await file(seq);
  const page = await as('tongbai.director');
  await page.goto('/ledgers');
  await expect(page.getByRole('heading', { name: '台账' })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'ledgers');
  await page.getByRole('link', { name: /节点期限/ }).click();
  await expect(page.getByRole('button', { name: '导出 XLSX' })).toBeVisible();
  await page.getByLabel('案件', { exact: true }).fill(`（2026）豫1330执${seq}号`);
  await page.getByTitle(`(2026)豫1330执${seq}号`).click();
  await expect(page).toHaveURL(new RegExp(`caseId=${id}`));
  const rows = page.locator('.ledger-rows');
  await expect(rows.getByText('发送执行通知等文书')).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'ledger');

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 XLSX' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/\.xlsx$/);
  const cells = cellsOf(await readFile(await saved.path()));
  const header = cells.find((row) => row.includes('案号'))!;
  const shown = await page.locator('.ledger-rows .ant-table-thead th').allInnerTexts();
  expect(header).toEqual(shown.map((text) => text.trim()).filter((text) => text !== ''));
  const exported = cells.slice(cells.indexOf(header) + 1);
  const { items } = await (await Caller.staff('tongbai.director')).get<{ items: { caseNumber: string; nodeName: string }[] }>(`/api/ledgers/node-deadlines?caseId=${id}&limit=200`);
  expect(exported.map((row) => row[header.indexOf('案号')])).toEqual(items.map((item) => item.caseNumber));
  expect(exported.map((row) => row[0])).toEqual(items.map((_, index) => String(index + 1)));
  expect(new Set(exported.map((row) => row[header.indexOf('案号')]))).toEqual(new Set([`(2026)豫1330执${seq}号`]));
  await expect(page.getByText(`共 ${items.length} 条`)).toBeVisible();

  await page.reload(); // the filters stand in the address
  await expect(rows.getByText('发送执行通知等文书')).toBeVisible();
});

test('each court’s ledger has its own columns, any other ledger the same page; one that there is not says so', async ({ as }) => {
  const seq = some();
  await file(seq);
  const page = await as('tongbai.director');
  await page.goto('/ledgers/measures?endsFrom=2029-01-31&endsBy=2029-01-31');
  await expect(page.getByText(`城郊乡房产${seq}`)).toBeVisible();
  await expect(page.getByText('生效').first()).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'ledger-measures');
  await page.goto('/ledgers/coercive-measures');
  await expect(page.getByText('没有符合条件的记录')).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'ledger-empty');
  await page.goto('/ledgers/no-such');
  await expect(page.getByRole('heading', { name: '没有这种台账' })).toBeVisible();

  const printed = await as('tongbai.director');
  await printed.goto('/ledgers/measures?endsFrom=2029-01-31&endsBy=2029-01-31');
  await expect(printed.getByText(`城郊乡房产${seq}`)).toBeVisible();
  await printed.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', document.querySelector('.print-table')?.textContent ?? '');
  });
  await printed.getByRole('button', { name: '打印' }).click();
  await expect(printed.locator('body')).toHaveAttribute('data-printed', new RegExp(`城郊乡房产${seq}`));
});
