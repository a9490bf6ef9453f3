import type { Page } from '@playwright/test';
import { caller } from '../support/api';
import { complete, fileCase, openTask, request } from '../support/cases';
import { choose, expect, expectAccessible, picture, test } from '../support/test';

const of = (number: string, view: string) => `/tasks?view=${view}&caseNumber=${encodeURIComponent(number)}`;
const row = (page: Page, name: string) => page.locator('.task-option').filter({ hasText: name });
const panel = (page: Page) => page.getByRole('article');
const said = (page: Page, text: string) => expect(page.getByRole('status').filter({ hasText: text })).toBeVisible();

/** Somebody's list of the case, looked at before a task is in it. */
async function waiting(page: Page, number: string, name: string) {
  await page.goto(of(number, 'available'));
  await expect(page.getByRole('listbox', { name: '待办列表' }).or(page.getByText('没有符合筛选条件的待办'))).toBeVisible();
  await expect(row(page, name)).toHaveCount(0);
  return page;
}

/** What is there now, without the page having been loaded again. */
async function take(page: Page, name: string) {
  const bar = page.getByRole('button', { name: /有 \d+ 条新待办/ }); // where other rows stand already
  await expect(row(page, name).or(bar).first()).toBeVisible({ timeout: 30_000 });
  if (await bar.isVisible()) await bar.click();
  await row(page, name).click();
  await page.getByRole('button', { name: '签收', exact: true }).click();
  await expect(panel(page).getByRole('group', { name: '办理结果' })).toBeVisible();
}

async function approve(page: Page, name: string) {
  await take(page, name);
  await page.getByRole('button', { name: '同意', exact: true }).click();
  await said(page, `已办结“${name}”：同意`);
}

/** A debtor who may not consume, as approved and entered by those who may. */
async function restrictedCase() {
  const filed = await fileCase('tongbai');
  const { now } = await (await caller('tongbai.director')).get<{ now: string }>('/api/clock');
  const today = new Date(Date.parse(now) + 8 * 60 * 60_000).toISOString().slice(0, 10); // at the court
  await request('tongbai.judge1', filed.id, 'consumption-restriction', '未履行', { debtor: 'debtor-1', ground: 'asset-report', reason: '拒不报告财产' });
  for (const leader of ['director', 'vice-president', 'president']) await complete(`tongbai.${leader}`, filed.id, '审批限制消费', {}, 'approve');
  await complete('tongbai.listing-officer', filed.id, '凭获批申请办理', { approvedRequest: '见审批单', enteredOn: today, systemNumber: 'X-1' });
  return { ...filed, today };
}

test('解除限消 is asked for by one, approved by two others and carried out by a fourth; whoever asked is refused as approver', async ({ as }) => {
  test.setTimeout(120_000); // five people, one after the other
  const { id, number, today } = await restrictedCase();
  const [approval, act] = ['审批解除限制消费', '凭获批申请撤销失信、解除限制消费'];
  const vice = await waiting(await as('tongbai.vice-president'), number, approval);
  const head = await waiting(await as('tongbai.centre-head'), number, approval);
  const officer = await waiting(await as('tongbai.listing-officer'), number, act);

  const judge = await as('tongbai.judge1');
  await judge.goto(`/cases/${id}/request/consumption-restriction-lift`);
  await judge.getByLabel('被执行人').fill('debtor-1');
  await judge.getByLabel(/^事由 /).click();
  await choose(judge, '全部履行');
  await judge.getByLabel('事由发生日期').fill(today);
  await judge.getByLabel('说明').fill('案款已经全部到位');
  await judge.getByLabel('证明材料').fill('（2026）豫1330执收据1号');
  await judge.getByLabel('提请理由').fill('已全部履行，应当解除限制消费');
  await judge.getByRole('button', { name: '提交' }).click();
  await expect(judge.getByText('已提交：审批中')).toBeVisible();
  await judge.goto(`/cases/${id}/sanctions`);
  await expect(judge.getByRole('tabpanel')).toContainText('限制消费');

  // the applicant is no approver: neither by leave of the director, nor by the task's address
  const director = await as('tongbai.director');
  await director.goto(of(number, 'team'));
  await row(director, approval).click();
  await panel(director).getByRole('button', { name: '指派' }).click();
  await director.getByRole('combobox', { name: '人员' }).fill('judge1');
  await director.keyboard.press('Enter');
  await director.getByRole('dialog').getByRole('button', { name: '指派' }).click();
  const refusal = director.getByRole('dialog').getByRole('alert');
  await expect(refusal).toContainText('申请人、前序审批人不得办理本环节');
  await expect(refusal).toContainText('approval.same-person');
  await expectAccessible(director);
  await picture(director, 'approval-refused-assign');
  const task = await openTask(await caller('tongbai.vice-president'), id, approval);
  const stranger = await as('tongbai.judge1');
  await stranger.goto(`/tasks/${task.id}`);
  await expect(panel(stranger).getByRole('alert')).toContainText('resource.not-found');

  await approve(vice, approval);
  await take(head, approval);
  await expectAccessible(head);
  await picture(head, 'approval-second');
  await head.getByRole('button', { name: '同意', exact: true }).click();
  await said(head, `已办结“${approval}”：同意`);

  await take(officer, act);
  await officer.getByLabel('获批的申请编号').fill('见审批单');
  await officer.getByLabel('办理日期').fill(today);
  await officer.getByLabel('系统编号').fill('X-2');
  await expectAccessible(officer);
  await picture(officer, 'approval-operator');
  await officer.getByRole('button', { name: '办结', exact: true }).click();
  await said(officer, `已办结“${act}”`);
  await expect(judge.getByRole('tabpanel')).toContainText('已撤销、解除：全部履行', { timeout: 30_000 });
  await expectAccessible(judge);
  await picture(judge, 'approval-done');
});

test('whoever asks for 解除查封 is refused as its approver, although a judge approves it; another judge does', async ({ as }) => {
  const { id, number } = await fileCase('jiangyuan', {
    existingMeasures: [{ kind: 'seizure', assetKind: 'real-estate', property: '某小区2幢201室', startsOn: '2026-01-05', endsOn: '2029-01-04', document: '（2026）吉7505财保5号' }],
  });
  const approval = '审批解除查封、扣押、冻结';
  const { items } = await (await caller('jiangyuan.judge1')).get<{ items: { id: string }[] }>(`/api/cases/${id}/measures`);
  const other = await waiting(await as('jiangyuan.judge2'), number, approval);
  await request('jiangyuan.judge1', id, 'measure-release', '债务已经清偿', { measureId: items[0]!.id, ground: 'performed', reason: '履行完毕' });

  const judge = await as('jiangyuan.judge1');
  await judge.goto(`/tasks/${(await openTask(await caller('jiangyuan.judge2'), id, approval)).id}`);
  await judge.getByRole('button', { name: '签收', exact: true }).click();
  await expect(panel(judge).getByRole('alert')).toContainText('申请人、前序审批人不得办理本环节');
  await expectAccessible(judge);
  await picture(judge, 'approval-refused-claim');
  await approve(other, approval);
});
