import { caller, type Page as Rows } from '../support/api';
import { fileCase } from '../support/cases';
import { expect, expectAccessible, picture, test } from '../support/test';

const some = () => 10_000 + Math.floor(Math.random() * 80_000);

/** A case filed now whose car is seized for three weeks more. */
async function fileWithCar() {
  const { now } = await (await caller('hualong.filing-system')).get<{ now: string }>('/api/clock');
  const day = dayOf(Date.parse(now));
  const car = `小型轿车${some()}`;
  const existingMeasures = [{ kind: 'seizure', assetKind: 'vehicle', property: car, startsOn: day, endsOn: dayOf(Date.parse(now) + 20 * 24 * hour) }];
  await fileCase('hualong', { applicationReceivedOn: day, filedAt: now, materialReceivedAt: undefined, assignedHandler: 'judge2', existingMeasures });
  return car;
}

const hour = 60 * 60_000;
const dayOf = (instant: number) => new Date(instant + 8 * hour).toISOString().slice(0, 10); // at the court

test('the director’s first page counts what is due and shows its first rows; a clerk’s and a specialist’s show theirs', async ({ as }) => {
  const car = await fileWithCar();
  const director = await as('hualong.director');
  await director.goto('/');
  await expect(director.getByRole('region', { name: '全院' })).toContainText('查封将到期');
  await expect(director.getByRole('region', { name: '查封将到期' })).toContainText(car);
  await expect(director.getByRole('region', { name: '我的工作' })).toContainText('待呈批');
  await expectAccessible(director);
  await picture(director, 'home-director');
  await director.getByRole('link', { name: '全部查封将到期' }).click();
  await expect(director.getByText(car)).toBeVisible();

  const specialist = await as('hualong.quality-officer');
  await specialist.goto('/');
  await expect(specialist.getByRole('region', { name: '我的工作' })).toBeVisible();
  await expectAccessible(specialist);
  await picture(specialist, 'home-specialist');
  const filer = await as('hualong.filing-clerk');
  await filer.goto('/');
  await expect(filer.getByRole('region', { name: '我的工作' })).toBeVisible();
  await picture(filer, 'home-filing');
});

test('every figure of the first page leads to exactly the rows that it counts', async ({ as }) => {
  const car = await fileWithCar();
  const director = await as('hualong.director');
  await director.goto('/');
  const { figures } = await (await caller('hualong.director')).get<{ figures: Figure[] }>('/api/boards/start');
  expect(figures.map(({ code }) => code)).toEqual(expect.arrayContaining(['approvals', 'my-tasks', 'tasks-due-today', 'alerts', 'nodes-due-today', 'nodes-overdue', 'overdue-undecided', 'measures-expiring', 'receipts-unclaimed', 'funds-payout-late']));
  for (const { name, path } of figures) {
    const tile = director.locator('.tile').filter({ has: director.locator('span', { hasText: new RegExp(`^${name}$`) }) });
    const count = await tile.locator('b').innerText();
    const { pathname, searchParams } = new URL(path, 'http://court');
    const asked = director.waitForRequest((request) => new URL(request.url()).pathname === pathname && isOf(new URL(request.url()).searchParams, searchParams));
    await tile.getByRole('link').click();
    const answer = (await (await (await asked).response())!.json()) as Rows<unknown>;
    if (answer.next === null) expect(String(answer.items.length), name).toBe(count);
    await director.goBack();
    await expect(tile).toBeVisible();
  }
  await director.getByRole('link', { name: /查封将到期/ }).first().click();
  await expect(director.getByText(car)).toBeVisible();
});

type Figure = { name: string; code: string; path: string };

// the same filters; where a list stands is no filter, nor is what the host takes for granted
const isOf = (asked: URLSearchParams, wanted: URLSearchParams) => {
  const filters = [...asked].filter(([name, value]) => !['limit', 'after'].includes(name) && !(name === 'decided' && value === 'false'));
  return filters.length === wanted.size && filters.every(([name, value]) => wanted.get(name) === value);
};

test('a handler sees the cases with the next step and the days left', async ({ as }) => {
  const docket = (seq: number) => `案号,立案日期,收到申请日期,执行依据种类,执行依据文号,案由,申请标的额,申请执行人,被执行人,承办人,分案日期\r\n（2026）豫0902执${seq}号,2026-02-24,2026-02-24,民事判决书,（2025）豫0902民初${seq}号,民间借贷纠纷,1000.00,甲,乙,judge2,2026-02-27\r\n`;
  const seq = some();
  const head = await as('hualong.centre-head');
  await head.goto('/imports');
  await head.locator('input[type=file]').setInputFiles({ name: '在办案件.csv', mimeType: 'text/csv', buffer: Buffer.from(docket(seq)) });
  await expect(head).toHaveURL(/\/imports\/.+/);
  await expect(head.getByText('已完成', { exact: true })).toBeVisible();
  const judge = await as('hualong.judge2');
  await judge.goto('/');
  const mine = judge.getByRole('region', { name: '我承办的案件' });
  await expect(mine.getByRole('link', { name: new RegExp(`执${seq}号`) })).toBeVisible();
  await expect(mine.getByText(/剩 \d+ (天|小时)|超期 \d+ (天|小时)/).first()).toBeVisible();
  await expectAccessible(judge);
  await picture(judge, 'home-judge');
});

test('boards tell by team and handler what is due, draw the due dates as a calendar, and the indicators with their numbers', async ({ as }) => {
  await fileWithCar();
  const page = await as('hualong.director');
  await page.goto('/boards');
  const table = page.getByRole('region', { name: '节点看板' });
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'board-nodes');
  await page.locator('.ant-radio-button-wrapper').filter({ hasText: '节点' }).click();
  const notice = table.getByRole('row', { name: /办案期限/ }).first();
  const count = await notice.getByRole('link').last().innerText();
  await notice.getByRole('link').last().click();
  await expect(page).toHaveURL(/\/ledgers\/node-deadlines\?.*node=/);
  await expect(page.getByText(`共 ${count} 条`)).toBeVisible();

  await page.goto('/boards/due-dates');
  const day = page.getByRole('button', { name: /项到期/ }).first();
  await day.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: '查看清单' })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'board-due-dates');

  await page.goto('/boards/indicators?indicator=filed');
  await expect(page.getByRole('heading', { name: '收案数' })).toBeVisible();
  await expect(page.locator('.recharts-bar-rectangle').first()).toBeAttached();
  const filed = page.getByRole('row', { name: /收案数/ });
  const { items } = await (await caller('hualong.director')).get<Rows<unknown>>('/api/cases?limit=200');
  expect((await filed.getByRole('cell').allInnerTexts()).reduce((sum, text) => sum + (Number(text) || 0), 0)).toBe(items.length);
  await expectAccessible(page);
  await picture(page, 'board-indicators');

  await page.goto('/boards/overdue');
  await expect(page.getByRole('status').filter({ hasText: '条' })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'board-overdue');
  await page.goto('/alerts');
  await expect(page.getByRole('heading', { name: '提醒' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: '条' })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'alerts');
});
