import type { Page } from '@playwright/test';
import { caller } from '../support/api';
import { claim, fileCase, request } from '../support/cases';
import { expect, expectAccessible, picture, test } from '../support/test';

const approval = '审批延长办案期限';
const row = (page: Page, name: string) => page.locator('.task-option').filter({ hasText: name });
const panel = (page: Page) => page.getByRole('article');
const today = async () => {
  const { now } = await (await caller('tongbai.director')).get<{ now: string }>('/api/clock');
  return new Date(Date.parse(now) + 8 * 60 * 60_000).toISOString().slice(0, 10); // at the court
};

async function askedForExtension() {
  const filed = await fileCase('tongbai');
  await request('tongbai.judge1', filed.id, 'extension', '财产评估尚未完成', { newEnd: '2026-10-30', reason: '被执行人的不动产正在评估' });
  return filed;
}

async function choosePerson(page: Page, field: string, account: string) {
  await page.getByRole('combobox', { name: field }).fill(account);
  await expect(page.locator('.ant-select-item-option-active')).toBeVisible();
  await page.keyboard.press('Enter');
}

test('an approver asks two colleagues to sign first, does without one, and decides once the other has', async ({ as }) => {
  test.setTimeout(120_000);
  const { id, number } = await askedForExtension();
  const { id: taskId } = await claim('tongbai.director', id, approval);
  const director = await as('tongbai.director');
  await director.goto(`/tasks/${taskId}`);
  for (const account of ['centre-head', 'vice-president']) {
    await panel(director).getByRole('button', { name: '加签', exact: true }).click();
    await choosePerson(director, '人员', account);
    await director.getByLabel('加签事由').fill('请核对期限');
    if (account === 'centre-head') {
      await expectAccessible(director);
      await picture(director, 'signer-ask');
    }
    await director.getByRole('dialog').getByRole('button', { name: '加签' }).click();
    await expect(director.getByRole('dialog')).toHaveCount(0);
  }
  const signers = panel(director).getByRole('region', { name: '加签' });
  await expect(signers.getByRole('listitem')).toHaveCount(2);
  await expect(signers).toContainText('尚有加签意见未出具');
  await panel(director).getByRole('button', { name: '同意', exact: true }).click();
  await expect(panel(director).getByRole('alert')).toContainText('task.signers-awaited');
  await expectAccessible(director);
  await picture(director, 'signers-awaited');

  const signer = await as('tongbai.centre-head');
  await signer.goto(`/tasks?caseNumber=${encodeURIComponent(number)}`);
  await row(signer, `加签：${approval}`).click();
  await expect(panel(signer)).toContainText('请核对期限');
  await expect(panel(signer).getByRole('button', { name: '转办' })).toHaveCount(0);
  await signer.getByLabel('办理意见').fill('期限属实，同意延长。');
  await expectAccessible(signer);
  await picture(signer, 'signer-task');
  await panel(signer).getByRole('button', { name: '同意', exact: true }).click();
  await expect(signer.getByRole('status').filter({ hasText: `已办结“加签：${approval}”：同意` })).toBeVisible();

  await expect(signers).toContainText('期限属实，同意延长。', { timeout: 30_000 });
  await signers.getByRole('button', { name: /撤回请.+加签/ }).click();
  await expect(signers).toContainText('已撤回');
  await expectAccessible(director);
  await picture(director, 'signers-given');
  await panel(director).getByRole('button', { name: '同意', exact: true }).click();
  await expect(director.getByRole('status').filter({ hasText: `已办结“${approval}”：同意` })).toBeVisible();
});

test('somebody stands in for a colleague: recorded by the colleague, worked on in both names, ended before its last day', async ({ as }) => {
  test.setTimeout(120_000);
  const { id, number } = await askedForExtension();
  const day = await today();
  const director = await as('tongbai.director');
  await director.goto('/tasks');
  await director.getByRole('link', { name: '代班' }).click();
  await expect(director.getByRole('heading', { name: '代班' })).toBeVisible();
  await choosePerson(director, '代班人', 'judge2');
  await director.getByLabel('起', { exact: true }).fill(day);
  await director.getByLabel('止', { exact: true }).fill(day);
  await director.getByLabel('事由').fill('外出开会');
  await expectAccessible(director);
  await picture(director, 'substitution-record');
  await director.getByRole('button', { name: '登记代班' }).click();
  const recorded = director.getByRole('row').filter({ hasText: '代班中' });
  await expect(recorded).toContainText('外出开会');
  await expectAccessible(director);
  await picture(director, 'substitutions');

  const judge = await as('tongbai.judge2');
  await judge.goto(`/tasks?view=substituted&caseNumber=${encodeURIComponent(number)}`);
  await expect(judge.getByRole('navigation', { name: '待办视图' }).getByRole('link', { name: /代班/ })).toHaveAttribute('aria-current', 'page');
  await row(judge, approval).click();
  await judge.getByRole('button', { name: '签收', exact: true }).click();
  await expect(panel(judge)).toContainText('代班');
  await expect(panel(judge).getByRole('button', { name: '转办' })).toHaveCount(0);
  await expectAccessible(judge);
  await picture(judge, 'substituted-task');
  await panel(judge).getByRole('button', { name: '同意', exact: true }).click();
  await expect(judge.getByRole('status').filter({ hasText: `已办结“${approval}”：同意` })).toBeVisible();
  const { items } = await (await caller('tongbai.director')).get<{ items: { text: string }[] }>(`/api/cases/${id}/timeline?limit=200`);
  expect(items.map(({ text }) => text).join('\n')).toMatch(/（代.+）办结/);

  await recorded.getByRole('button', { name: '提前结束' }).click();
  await director.getByRole('button', { name: '确定' }).click();
  await expect(director.getByRole('row').filter({ hasText: '外出开会' }).first()).toContainText('结束');
  await expect(recorded).toHaveCount(0);
});
