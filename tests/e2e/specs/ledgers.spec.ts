import { readFile } from 'node:fs/promises';
import { caller } from '../support/api';
import { fileCase } from '../support/cases';
import { choose, expect, expectAccessible, picture, test } from '../support/test';
import { cellsOf } from '../support/workbook';

/** A case with a house that is seized until 2029. */
async function fileWithHouse() {
  const house = `城郊乡房产${Math.random()}`;
  const existingMeasures = [{ kind: 'seizure', assetKind: 'real-estate', property: house, startsOn: '2026-02-01', endsOn: '2029-01-31', document: '（2026）豫1330执保9号' }];
  return { ...(await fileCase('tongbai', { assignedHandler: undefined, existingMeasures })), house };
}

test('a ledger is filtered, opened from its rows, and exported with the same filters; the workbook has the same cells', async ({ as }) => {
  const { id, number } = await fileWithHouse();
  const page = await as('tongbai.director');
  await page.goto('/ledgers');
  await expect(page.getByRole('heading', { name: '台账' })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'ledgers');
  await page.getByRole('link', { name: /节点期限/ }).click();
  await expect(page.getByRole('button', { name: '导出 XLSX' })).toBeVisible();
  await page.getByLabel('案件', { exact: true }).fill(number);
  await choose(page, number);
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
  const { items } = await (await caller('tongbai.director')).get<{ items: { caseNumber: string; nodeName: string }[] }>(`/api/ledgers/node-deadlines?caseId=${id}&limit=200`);
  expect(exported.map((row) => row[header.indexOf('案号')])).toEqual(items.map((item) => item.caseNumber));
  expect(exported.map((row) => row[0])).toEqual(items.map((_, index) => String(index + 1)));
  expect(new Set(exported.map((row) => row[header.indexOf('案号')]))).toEqual(new Set([number]));
  await expect(page.getByText(`共 ${items.length} 条`)).toBeVisible();

  await page.reload(); // the filters stand in the address
  await expect(rows.getByText('发送执行通知等文书')).toBeVisible();
});

test('each court’s ledger has its own columns, any other ledger the same page; one that there is not says so', async ({ as }) => {
  const { house } = await fileWithHouse();
  const page = await as('tongbai.director');
  await page.goto('/ledgers/measures?endsFrom=2029-01-31&endsBy=2029-01-31');
  await expect(page.getByText(house)).toBeVisible();
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
  await expect(printed.getByText(house)).toBeVisible();
  await printed.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', document.querySelector('.print-table')?.textContent ?? '');
  });
  await printed.getByRole('button', { name: '打印' }).click();
  await expect(printed.locator('body')).toHaveAttribute('data-printed', new RegExp(house));
});
