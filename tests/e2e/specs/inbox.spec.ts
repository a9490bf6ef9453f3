import type { Page } from '@playwright/test';
import { caller, type Page as Rows, type Task } from '../support/api';
import { claim, fileCase, request } from '../support/cases';
import { breakHost, expect, expectAccessible, picture, test } from '../support/test';

const phone = { width: 390, height: 844 };

const of = (caseNumber: string, view = 'available') => `/tasks?view=${view}&caseNumber=${encodeURIComponent(caseNumber)}`;
const rows = (page: Page) => page.locator('.task-option');
const row = (page: Page, name: string) => rows(page).filter({ hasText: name });
const list = (page: Page) => page.getByRole('listbox', { name: '待办列表' });
const panel = (page: Page) => page.getByRole('article');

/** Nothing sticks out sideways. */
const expectNoSideScroll = async (page: Page) => expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);

const askForExtension = (caseId: string) => request('tongbai.judge1', caseId, 'extension', '财产评估尚未完成', { newEnd: '2026-10-30', reason: '被执行人的不动产正在评估' });

test('each role finds its own work, with limits and clause', async ({ as }) => {
  const { number } = await fileCase('tongbai', {
    cause: '建设工程施工合同纠纷及追偿权、建设用地使用权转让合同纠纷',
    applicants: [{ name: '桐柏县城关镇中心市场综合开发投资建设集团有限责任公司第一分公司', kind: 'unit', address: '城关镇' }],
  });
  const clerk = await as('tongbai.clerk1');
  await clerk.goto(of(number));
  await expect(rows(clerk)).toHaveCount(2);
  await expect(row(clerk, '核收立案材料')).toContainText('TB-3.2-1a');
  await expect(row(clerk, '送达执行通知等文书')).toContainText('法定');
  await expect(clerk.getByRole('link', { name: '本局' })).toHaveCount(0);
  await row(clerk, '核收立案材料').click();
  await expect(panel(clerk)).toContainText('签收后需填写');
  await expect(list(clerk)).toBeFocused();
  await expectNoSideScroll(clerk);
  await expectAccessible(clerk);
  await picture(clerk, 'inbox-available');

  const officer = await as('tongbai.query-officer');
  await officer.goto(of(number));
  await expect(rows(officer)).toHaveCount(2);
  await expect(row(officer, '办理总对总网络查询')).toBeVisible();

  const director = await as('tongbai.director');
  await director.goto(of(number, 'team'));
  await expect(rows(director)).toHaveCount(4);
  await expectAccessible(director);
  await picture(director, 'inbox-team');
});

test('an approval goes by keyboard from one open page to the next, and new work waits behind a bar', async ({ as }) => {
  const { id, number } = await fileCase('tongbai');
  await askForExtension(id);
  const president = await as('tongbai.president', phone);
  await president.goto(of(number));
  await expect(president.getByText('没有符合筛选条件的待办')).toBeVisible();
  await expectAccessible(president);
  await picture(president, 'inbox-phone-empty');
  const clerk = await as('tongbai.clerk1');
  await clerk.goto('/tasks?view=available&node=case-intake');
  await expect(rows(clerk).first()).toBeVisible();
  const first = await rows(clerk).first().textContent();

  const director = await as('tongbai.director');
  await director.goto(of(number));
  await expect(list(director)).toBeFocused();
  await director.keyboard.press('?');
  await expect(director.getByRole('dialog', { name: '快捷键' })).toBeVisible();
  await expectAccessible(director);
  await director.keyboard.press('Escape');
  await expect(director.getByRole('dialog')).toHaveCount(0);
  await list(director).focus();
  await director.keyboard.press('c');
  await expect(panel(director)).toContainText('被执行人的不动产正在评估');
  await expect(panel(director)).toContainText('延长至');
  await expect(panel(director).getByRole('heading', { level: 2 })).toBeFocused();
  await expectAccessible(director);
  await picture(director, 'inbox-approval');
  await fileCase('tongbai'); // for the clerk, who is looking at the list
  await tabTo(director, 'textarea');
  await director.keyboard.type('拟同意延长。');
  await tabTo(director, '.outcomes button');
  await director.keyboard.press('Enter');
  await expect(director.getByRole('status').filter({ hasText: '已办结“审批延长办案期限”：同意' })).toContainText(number);

  await expect(row(president, '审批延长办案期限')).toBeVisible({ timeout: 30_000 });
  const bar = clerk.getByRole('button', { name: /有 \d+ 条新待办，点击显示/ });
  await expect(bar).toBeVisible({ timeout: 30_000 });
  expect(await rows(clerk).first().textContent()).toBe(first);
  await expectAccessible(clerk);
  await picture(clerk, 'inbox-new');
  await bar.click();
  await expect(bar).toHaveCount(0);

  await expectNoSideScroll(president);
  await picture(president, 'inbox-phone');
  await row(president, '审批延长办案期限').click();
  await expect(list(president)).toBeHidden();
  await president.getByRole('button', { name: '签收' }).click();
  await expect(president.getByRole('button', { name: '同意', exact: true })).toBeVisible();
  await expectNoSideScroll(president);
  await expectAccessible(president);
  await picture(president, 'inbox-phone-approval');
  await president.getByRole('button', { name: '同意', exact: true }).click();
  await expect(president.getByRole('status').filter({ hasText: '：同意' })).toBeVisible();
  const caseflow = await caller('tongbai.caseflow-officer');
  const { items } = await caseflow.get<Rows<Task>>(`/api/tasks?view=available&caseNumber=${encodeURIComponent(number)}`);
  expect(items.map((task) => task.name)).toEqual(['凭签批手续变更审限']);
});

async function tabTo(page: Page, selector: string) {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.closest('article') !== null && document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`The Tab key does not lead to ${selector}.`);
}

test('of two clerks who claim one task one gets it, and the other is told who has it', async ({ as }) => {
  const { number } = await fileCase('tongbai');
  const [one, other] = [await as('tongbai.clerk1'), await as('tongbai.clerk2')];
  await other.routeWebSocket(/\/api\/live/, () => {}); // hears of nothing, as if both had clicked at the same moment
  for (const page of [one, other]) {
    await page.goto(of(number));
    await row(page, '核收立案材料').click();
    await expect(page.getByRole('button', { name: '签收' })).toBeVisible();
  }
  await one.getByRole('button', { name: '签收' }).click();
  await expect(one.getByRole('button', { name: '办结' })).toBeVisible();
  await other.getByRole('button', { name: '签收' }).click();
  const refusal = panel(other).getByRole('alert');
  await expect(refusal).toContainText('task.already-claimed');
  await expect(refusal).toContainText('该待办已被他人签收');
  await expect(refusal).toContainText(/现由.+办理/);
  await expect(other.getByRole('button', { name: '签收', exact: true })).toHaveCount(0);
  await expectAccessible(other);
  await picture(other, 'inbox-conflict');
});

test('a refused form names each fault at its field with the clause, and keeps what was entered through a reload', async ({ as }) => {
  const { id } = await fileCase('tongbai');
  const task = await claim('tongbai.clerk1', id, '送达执行通知等文书');
  const page = await as('tongbai.clerk1');
  await page.goto(`/tasks/${task.id}`);
  await panel(page).getByLabel('删除送达情况第 1 项').click();
  await page.getByRole('button', { name: '办结' }).click();
  const refusal = panel(page).getByRole('alert');
  await expect(refusal).toContainText('请填写“送达情况”');
  await expect(refusal).toContainText('TB-3.2-2');
  await panel(page).getByRole('button', { name: '增加送达情况' }).click();
  await page.getByLabel('受送达人').fill('被执行人乙');
  await page.getByLabel('发出时间').fill('2026-3-2 8:45');
  const proof = page.locator('.field-file').first();
  await proof.locator('input[type=file]').setInputFiles({ name: '送达回证.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') });
  await expect(proof).toContainText('送达回证.pdf');
  await page.getByRole('button', { name: '办结' }).click();
  await refusal.getByRole('button', { name: '请填写“文书种类”' }).click();
  await expect(page.getByLabel('文书种类')).toBeFocused();
  await expect(page.locator('.field-text', { has: page.getByLabel('文书种类') })).toContainText('请填写“文书种类”');
  await expectAccessible(page);
  await picture(page, 'inbox-form-errors');
  await page.reload();
  await expect(page.getByLabel('受送达人')).toHaveValue('被执行人乙');
  await expect(page.getByLabel('发出时间')).toHaveValue('2026-03-02 08:45');
  await expect(page.locator('.field-file').first()).toContainText('送达回证.pdf');
});

test('after a task comes the next one; what is done stands under 已办', async ({ as }) => {
  const { id, number } = await fileCase('tongbai');
  const intake = await claim('tongbai.clerk1', id, '核收立案材料');
  await claim('tongbai.clerk1', id, '送达执行通知等文书');
  const page = await as('tongbai.clerk1');
  await page.goto(`/tasks/${intake.id}?caseNumber=${encodeURIComponent(number)}`);
  await expect(rows(page)).toHaveCount(2);
  await page.getByLabel('收到材料时间').fill('2026-03-02 08:50');
  await page.getByRole('group', { name: '材料齐全' }).getByText('是').click();
  await page.getByRole('button', { name: '办结' }).click();
  await expect(panel(page).getByRole('heading', { level: 2 })).toContainText('送达执行通知等文书');
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByRole('status').filter({ hasText: '已办结“核收立案材料”' }).getByRole('link')).toHaveAttribute('href', `/cases/${intake.caseId}`);
  await page.getByRole('link', { name: '已办' }).click();
  await row(page, '核收立案材料').click();
  await expect(panel(page)).toContainText('已办结');
  await expect(panel(page).getByRole('button', { name: '办结' })).toHaveCount(0);
  await expectAccessible(page);
  await picture(page, 'inbox-done');
});

test('several are claimed at once; one is handed on, taken back, urged and commented on', async ({ as }) => {
  const { number } = await fileCase('tongbai');
  const page = await as('tongbai.clerk2');
  await page.goto(of(number));
  await expect(list(page)).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('j');
  await page.keyboard.press('Space');
  await expectAccessible(page);
  await picture(page, 'inbox-batch');
  await page.getByRole('button', { name: '签收所选 2 项' }).click();
  await expect(page.getByText('已办理 2 项，未成功 0 项')).toBeVisible();

  await page.goto(of(number, 'mine'));
  await row(page, '核收立案材料').click();
  await page.getByRole('button', { name: '转办' }).click();
  await page.getByRole('combobox', { name: '人员' }).fill('clerk1');
  await page.keyboard.press('Enter');
  await expectAccessible(page);
  await picture(page, 'inbox-hand-on');
  await page.getByRole('dialog').getByRole('button', { name: '转办' }).click();
  await expect(panel(page)).toContainText('已转办');
  await page.getByRole('button', { name: '催办' }).click();
  await page.getByLabel('催办内容').fill('请今日办结。');
  await page.getByRole('dialog').getByRole('button', { name: '催办' }).click();
  await expect(page.getByRole('status').filter({ hasText: '已催办' })).toBeVisible();
  await page.getByRole('button', { name: '收回' }).click();
  await expect(page.getByRole('button', { name: '办结' })).toBeVisible();
  await page.getByRole('button', { name: '批注' }).click();
  await page.getByLabel('批注内容').fill('材料已核对。');
  await page.getByRole('dialog').getByRole('button', { name: '批注' }).click();
  await expect(page.getByRole('status').filter({ hasText: '已批注' })).toBeVisible();
});

test('a leader signs several at once', async ({ as }) => {
  const cases = [await fileCase('tongbai'), await fileCase('tongbai')];
  for (const { id } of cases) {
    await askForExtension(id);
    await claim('tongbai.director', id, '审批延长办案期限');
  }
  const page = await as('tongbai.director');
  await page.goto('/tasks');
  for (const { number } of cases) await rows(page).filter({ hasText: number }).locator('[data-mark]').click();
  await page.getByRole('textbox', { name: '办理意见' }).fill('同意延长。');
  await expectAccessible(page);
  await picture(page, 'inbox-batch-sign');
  await page.getByRole('region', { name: '批量办理' }).getByRole('button', { name: '同意', exact: true }).click();
  await expect(page.getByText('已办理 2 项，未成功 0 项')).toBeVisible();
  for (const { number } of cases) await expect(rows(page).filter({ hasText: number })).toHaveCount(0);
});

test('a filter is kept under a name, found again after a reload, and deleted', async ({ as }) => {
  const page = await as('tongbai.officer');
  await page.goto('/tasks?view=available');
  await page.getByLabel('期限', { exact: true }).selectOption('已超期');
  await expect(page).toHaveURL(/overdue=true/);
  await page.getByText('常用筛选').click();
  await page.getByLabel('名称').fill('待签收超期');
  await page.getByRole('button', { name: '保存当前筛选' }).click();
  await expectAccessible(page);
  await picture(page, 'inbox-filters');
  await page.goto('/tasks');
  await page.getByText('常用筛选').click();
  await page.getByRole('button', { name: '待签收超期', exact: true }).click();
  await expect(page).toHaveURL(/view=available&overdue=true/);
  await page.getByText('常用筛选').click();
  await page.getByRole('button', { name: '删除“待签收超期”' }).click();
  await expect(page.getByText('还没有保存的筛选')).toBeVisible();
});

test('what a link narrows the list to stands over it, and can be taken off', async ({ as }) => {
  const { id, number } = await fileCase('tongbai');
  await askForExtension(id);
  const page = await as('tongbai.director');
  await page.goto(`/tasks?view=inbox&approval=true&dueFrom=2026-03-01T16:00:00Z&dueBy=2026-03-31T16:00:00Z&caseNumber=${encodeURIComponent(number)}`);
  await expect(page.getByRole('link', { name: '全部待办' })).toHaveAttribute('aria-current', 'page');
  await expect(rows(page)).toHaveCount(1);
  await expect(row(page, '审批延长办案期限')).toBeVisible();
  await expect(page.getByRole('button', { name: '去掉筛选“2026-03-31 前到期（含当日）”' })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'inbox-narrowed');
  await page.getByRole('button', { name: '去掉筛选“待呈批”' }).click();
  await expect(page).not.toHaveURL(/approval/);
  await expect(page).toHaveURL(/dueBy/);
  await page.getByRole('button', { name: '清除筛选' }).click();
  await expect(page).toHaveURL(/\/tasks\?view=inbox$/);
});

test('an empty inbox, one on its way and one that cannot be read say so', async ({ as }) => {
  const page = await as('tongbai.discipline');
  await page.goto('/tasks');
  await expect(page.getByText('没有待办，可到“可签收”中签收')).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'inbox-empty');

  breakHost(page);
  let answer = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route(/\/api\/tasks\?/, async (route) => {
    await held;
    await route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify({ status: 500, code: 'server.error', title: '服务器内部错误', type: 'x', traceId: 'x' }) });
  });
  await page.goto('/tasks');
  await expect(page.getByRole('status', { name: '正在读取' })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'inbox-loading');
  answer();
  await expect(page.getByRole('alert')).toContainText('server.error', { timeout: 15_000 });
  await expectAccessible(page);
  await picture(page, 'inbox-error');
  await page.unroute(/\/api\/tasks\?/);
  await page.getByRole('button', { name: '重试' }).click();
  await expect(page.getByText('没有待办，可到“可签收”中签收')).toBeVisible();

  await page.route(/\/api\/tasks\?/, (route) => route.abort());
  await page.getByRole('link', { name: '可签收' }).click();
  await expect(page.getByRole('alert')).toContainText('网络不通', { timeout: 15_000 });
  await expectAccessible(page);
});

test('of ten thousand tasks only those in sight are drawn, and the keys reach the last', async ({ as }) => {
  const { number } = await fileCase('tongbai');
  const director = await caller('tongbai.director');
  const { items } = await director.get<Rows<Task>>(`/api/tasks?view=team&caseNumber=${encodeURIComponent(number)}`);
  const page = await as('tongbai.director');
  await page.route(/\/api\/tasks\?/, (route) => {
    const from = Number(new URL(route.request().url()).searchParams.get('after') ?? 0);
    const many = Array.from({ length: 1000 }, (_, index) => ({ ...items[0], id: `00000000-0000-7000-8000-${String(from + index).padStart(12, '0')}`, name: `第 ${from + index + 1} 项` }));
    return route.fulfill({ json: { items: many, next: from + 1000 < 10_000 ? String(from + 1000) : null } });
  });
  await page.goto('/tasks?view=team');
  await expect(list(page)).toBeFocused();
  for (let pages = 1; pages < 10; pages++) {
    await page.keyboard.press('End');
    await expect(page.locator('.inbox .list-foot')).toContainText(String((pages + 1) * 1000));
  }
  await page.keyboard.press('End');
  await expect(row(page, '第 10000 项')).toBeVisible();
  expect(await rows(page).count()).toBeLessThan(40);
});
