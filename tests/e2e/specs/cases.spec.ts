import type { Page as Browser } from '@playwright/test';
import { caller, type Page } from '../support/api';
import { complete, fileCase, request, type Court } from '../support/cases';
import { choose, expect, expectAccessible, picture, test } from '../support/test';

const tabs: Record<string, string> = {
  overview: '概览', progress: '进度', deadlines: '节点', tasks: '待办', requests: '提请与审批', property: '财产与措施', funds: '案款', sanctions: '惩戒 · 强制 · 和解', documents: '文书', closing: '结案体检', timeline: '时间线', related: '相关案件',
};

// a Friday before a Saturday that is worked
const inFebruary = { applicationReceivedOn: '2026-02-26', filedAt: '2026-02-27T09:30:00+08:00', materialReceivedAt: '2026-02-27T09:30:00+08:00' };
const file = (court: Court, more: Record<string, unknown> = {}) => fileCase(court, { ...inFebruary, ...more });

/** A case with a freeze, money found and received, papers made, and a listing that is on its way through its approvals. */
async function workedCase() {
  const filed = await file('tongbai', {
    existingMeasures: [
      { kind: 'freeze', assetKind: 'deposit', property: '某银行账户，尾号0001', startsOn: '2025-04-01', endsOn: '2026-03-31', document: '（2025）豫1330财保5号' },
      { kind: 'seizure', assetKind: 'real-estate', property: '某小区1幢101室', startsOn: '2024-05-01', endsOn: '2027-04-30', document: '（2024）豫1330财保9号' },
    ],
  });
  const director = await caller('tongbai.director');
  const { now } = await director.get<{ now: string }>('/api/clock');
  await complete('tongbai.query-officer', filed.id, '办理总对总网络查询', {
    queriedAt: now,
    found: true,
    assets: [{ kind: 'deposit', owner: '被执行人乙', description: '某银行账户', amount: '20000.00' }],
  });
  await (await caller('tongbai.funds-gateway')).post(`/api/cases/${filed.id}/events`, { type: 'money.arrived', occurredAt: now, data: { reference: `B-${filed.id}`, amount: '12000.50', payer: '被执行人乙' } });
  await request('tongbai.judge1', filed.id, 'dishonest-listing', '有存款而拒不履行', { debtor: 'debtor-1', ground: 'able-but-refusing', reason: '账户有存款，经传唤不到庭。' });
  await complete('tongbai.director', filed.id, '审批纳入失信', {}, 'approve');
  return filed;
}

const openTab = (page: Browser, name: string) => page.getByRole('tab', { name, exact: true }).click();

test('a case shows what it is and how it stands, tab by tab', async ({ as }) => {
  test.setTimeout(120_000); // thirteen tabs, each looked through by axe
  const filed = await workedCase();
  const page = await as('tongbai.director');
  await page.goto('/cases');
  await page.getByLabel('案号').fill(filed.number.slice(0, -1)); // the beginning is enough
  await page.getByLabel('当事人').fill('被执行人');
  await page.getByRole('button', { name: '查询' }).click();
  await expect(page.getByRole('link', { name: filed.number })).toBeVisible();
  expect(decodeURIComponent(page.url())).not.toContain('被执行人');
  await expectAccessible(page);
  await picture(page, 'cases');
  await page.getByText('民间借贷纠纷').click(); // the row, not its link

  await expect(page.getByRole('heading', { name: filed.number, level: 1 })).toBeVisible();
  const head = page.getByRole('region', { name: '案件要素' });
  await expect(head).toContainText('000*************18');
  for (const [amount, is] of [['到位', '12,000.50'], ['放弃', '0.00'], ['未到位', '37,999.50'], ['申请标的', '50,000.00']]) await expect(head.getByRole('row', { name: `${amount} ${is}`, exact: true })).toBeVisible();
  await expect(head).toContainText('三项之和与申请标的相符');
  await expect(head).toContainText('2026-08-27'); // six months from 27 February, a Thursday
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1366);

  const panel = page.getByRole('tabpanel');
  const told: Record<string, string[]> = {
    overview: ['下一步', '（2025）民初88号（判决书）', '某路2号'],
    progress: ['首次执行案件主流程', '步骤清单', '进行中'],
    deadlines: ['核收立案材料', 'TB-3.2-1a', '2026-02-28'],
    tasks: ['办理总对总网络查询', '钟查控专员', '已办结'],
    requests: ['纳入失信', '审批中', '有存款而拒不履行', '局长', '同意'],
    property: ['某小区1幢101室', '2027-04-30', '银行存款', '20,000.00'],
    funds: ['累计入账', '12,000.50'],
    sanctions: ['没有联合惩戒措施', '没有强制措施', '没有执行和解'],
    documents: ['执行通知书', '被执行人乙（被执行人）', '.docx'],
    closing: ['未满足', '执行通知书等五种文书已全部送出', 'TB-3.2-2'],
    timeline: ['立案登记', '立案系统'],
    related: ['关联类型'], // other tests file cases against the same debtor
  };
  for (const [key, name] of Object.entries(tabs)) {
    await openTab(page, name);
    if (key !== 'overview') await expect(page).toHaveURL(new RegExp(`/${key}$`)); // the first one is open already
    for (const text of told[key]!) await expect(panel).toContainText(text);
    await expectAccessible(page);
    await picture(page, `case-${key}`);
  }
  await openTab(page, '文书');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /下载执行通知书/ }).first().click()]);
  expect(download.suggestedFilename()).toMatch(/\.docx$/);

  await openTab(page, '概览');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: '打印' })).toBeHidden();
  await expect(page.getByText('某路2号')).toBeVisible();
  await picture(page, 'case-print');
});

test('very long names and a long cause stay within the head of a case', async ({ as }) => {
  const long = '桐柏县城关镇中心市场综合开发投资建设集团有限责任公司第一分公司（原桐柏县城关镇集贸市场管理服务中心）';
  const filed = await file('tongbai', {
    cause: '建设工程施工合同纠纷及追偿权、建设用地使用权转让合同纠纷、股东损害公司债权人利益责任纠纷',
    claimAmount: '1234567890.12',
    applicants: [{ name: long, kind: 'unit', address: '城关镇' }],
    debtors: [1, 2, 3, 4].map((number) => ({ name: `${long}${number}`, kind: 'unit', address: '城关镇' })),
  });
  const page = await as('tongbai.director');
  await page.goto(`/cases/${filed.id}`);
  await expect(page.getByRole('region', { name: '案件要素' })).toContainText(long);
  await expect(page.getByRole('region', { name: '案件要素' })).toContainText('1,234,567,890.12');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1366);
  expect(await page.getByRole('region', { name: '案件要素' }).evaluate((head) => Array.from(head.children).filter((part) => part.scrollWidth > part.clientWidth).length)).toBe(0);
  await expectAccessible(page);
  await picture(page, 'case-long-names');
});

test('what was refused on a case is shown to who verifies, what operators did to who may mend, and neither to anybody else', async ({ as }) => {
  const filed = await file('tongbai');
  const page = await as('tongbai.centre-head');
  await page.goto(`/cases/${filed.id}/audit`);
  await expect(page.getByRole('tabpanel')).toContainText('没有运维操作');
  await expect(page.getByRole('tabpanel')).not.toContainText('被拒绝的办理');
  await expectAccessible(page);
  const director = await as('tongbai.director');
  await director.goto(`/cases/${filed.id}/audit`);
  await expect(director.getByRole('tabpanel')).toContainText('没有被拒绝的办理');
  await expect(director.getByRole('tabpanel')).not.toContainText('运维操作');
  await expectAccessible(director);
  await picture(director, 'case-audit');
  const clerk = await as('tongbai.clerk1');
  await clerk.goto(`/cases/${filed.id}`);
  await expect(clerk.getByRole('tab', { name: '概览' })).toBeVisible();
  await expect(clerk.getByRole('tab', { name: '留痕' })).toHaveCount(0);
});

test('why a date is on its day is drawn on the calendar: a make-up Saturday counts, a Sunday does not', async ({ as }) => {
  const filed = await file('wolong');
  const page = await as('wolong.director');
  await page.goto(`/cases/${filed.id}/deadlines`);
  await page.getByRole('row', { name: /执行通知/ }).getByRole('button').click();
  const drawer = page.getByRole('dialog');
  const kind = (day: string) => drawer.locator(`[data-day="${day}"]`);

  // the law: ten days from 26 February end on Sunday 8 March, so on Monday
  await expect(kind('2026-02-26')).toHaveAttribute('data-kind', 'start');
  await expect(kind('2026-03-08')).toHaveAttribute('data-kind', 'skipped');
  await expect(kind('2026-03-09')).toHaveAttribute('data-kind', 'due');
  await expect(drawer).toContainText('以法定期限为准');

  // the court: ten working days from Friday 27 February, and Saturday the 28th is worked (春节调休)
  await drawer.getByText('院内期限', { exact: true }).first().click();
  await drawer.locator('.ant-segmented').getByText('院内期限').click();
  const days: Record<string, string[]> = {
    start: ['2026-02-27'],
    'make-up': ['2026-02-28'],
    skipped: ['2026-03-01', '2026-03-07', '2026-03-08'],
    counted: ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06', '2026-03-09', '2026-03-10', '2026-03-11'],
    due: ['2026-03-12'],
  };
  for (const [expected, all] of Object.entries(days)) for (const day of all) await expect(kind(day)).toHaveAttribute('data-kind', expected);
  await expect(drawer.locator('[data-kind]')).toHaveCount(14);
  await expect(kind('2026-02-28')).toContainText('班 第1日');
  await expect(drawer.getByRole('region', { name: '计算步骤' })).toContainText('WL-1.1-1');
  await expectAccessible(page);
  await picture(page, 'case-explanation');
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
});

test('what cannot be read is told of in its place, and asked for again on wish', async ({ as }) => {
  const filed = await file('wolong');
  const page = await as('wolong.director');
  let isBroken = true;
  await page.route('**/api/cases/*/funds', (route) =>
    isBroken ? route.fulfill({ status: 403, contentType: 'application/problem+json', body: JSON.stringify({ status: 403, code: 'auth.forbidden', title: '无权进行此操作' }) }) : route.continue(),
  );
  await page.goto(`/cases/${filed.id}/funds`);
  await expect(page.getByRole('tabpanel').getByRole('alert')).toContainText('auth.forbidden');
  await expectAccessible(page);
  await picture(page, 'case-error');
  isBroken = false;
  await page.getByRole('button', { name: '重试' }).click();
  await expect(page.getByRole('tabpanel')).toContainText('没有到账');
  await expectAccessible(page);
  await picture(page, 'case-funds-empty');
});

test('a request is told beforehand what stands in its way, refused in Chinese with its conditions, and loses nothing', async ({ as }) => {
  const filed = await file('tongbai');
  const page = await as('tongbai.judge1');
  await page.goto(`/cases/${filed.id}`);
  await page.getByRole('link', { name: '提请', exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: '终结本次执行程序' }).first()).toContainText('立案未超过三个月');
  await expectAccessible(page);
  await picture(page, 'case-request-kinds');

  await page.getByRole('link', { name: '终结本次执行程序' }).click();
  await expect(page.getByRole('alert').first()).toContainText('最早可于');
  await page.getByLabel('结案方式').click();
  await choose(page, '终结本次执行程序');
  await page.getByLabel('结案事由').fill('无财产可供执行');
  await page.getByLabel('提请理由').fill('穷尽财产调查措施');
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'terminate.too-early' })).toBeVisible();
  await expect(page.getByLabel('提请理由')).toHaveValue('穷尽财产调查措施');
  await expectAccessible(page);
  await picture(page, 'case-request-refused');
});

test('a request that is in order opens its approvals, and the case shows it', async ({ as }) => {
  const filed = await file('tongbai');
  const page = await as('tongbai.judge1');
  await page.goto(`/cases/${filed.id}/request/consumption-restriction`);
  await page.getByLabel('被执行人').fill('debtor-1');
  await page.getByLabel('提请理由').fill('未履行');
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'request.invalid' })).toContainText('事实和理由');
  await page.getByLabel(/事由|情形/).first().click();
  await page.locator('.ant-select-item-option').first().click();
  await page.getByLabel('事实和理由').fill('未按执行通知履行');
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page.getByText('已提交：审批中')).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'case-request-done');
  const { items } = await (await caller('tongbai.judge1')).get<Page<{ kind: string }>>(`/api/cases/${filed.id}/requests`);
  expect(items.map((row) => row.kind)).toEqual(['consumption-restriction']);
  await page.getByRole('link', { name: '查看本案的提请与审批' }).click();
  await expect(page.getByRole('tabpanel')).toContainText('限制消费');
});

test("another court's case does not exist, neither by its address nor by its number", async ({ as }) => {
  const filed = await file('tongbai');
  const page = await as('wolong.director');
  await page.goto(`/cases/${filed.id}`);
  await expect(page.getByRole('heading', { name: '没有这个案件' })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'case-missing');
  await page.goto('/cases');
  await page.getByLabel('案号').fill(filed.number);
  await page.getByRole('button', { name: '查询' }).click();
  await expect(page.getByText('没有符合条件的案件')).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'cases-empty');
});
