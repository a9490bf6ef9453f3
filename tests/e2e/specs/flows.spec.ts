import { caller, type Page as Rows } from '../support/api';
import { expect, expectAccessible, picture, sure, test } from '../support/test';

type Flow = { definitionId: string; published: { number: number } | null; draft: { number: number } | null };

const flowOf = async (definitionId: string) => (await (await caller('tongbai.admin')).get<Rows<Flow>>('/api/definitions?limit=200')).items.find((row) => row.definitionId === definitionId)!;

test('the flows of the court are found in the administration, by name and by how they stand', async ({ as }) => {
  const page = await as('tongbai.admin');
  await page.goto('/administration');
  await page.getByRole('link', { name: '流程管理' }).click();
  await expect(page.getByRole('heading', { name: '流程管理' })).toBeVisible();
  await expect(page.getByRole('link', { name: '首次执行案件主流程', exact: true })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'flows');

  await page.getByRole('textbox', { name: '按名称、编号查找' }).fill('payout-deferral');
  await expect(page.getByRole('status').filter({ hasText: '共 1 条' })).toBeVisible();
  await page.getByRole('textbox', { name: '按名称、编号查找' }).fill('没有这个流程');
  await expect(page.getByText('没有符合条件的流程')).toBeVisible();
  await page.getByRole('button', { name: '导入' }).click();
  await expect(page.getByRole('dialog', { name: '导入流程' })).toBeVisible();
  await picture(page, 'flows-import');
  await page.locator('input[type=file]').setInputFiles({ name: '坏.json', mimeType: 'application/json', buffer: Buffer.from('{"definitionId":"bad flow!"') });
  await page.getByRole('dialog').getByRole('button', { name: '导入', exact: true }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('坏.json'); // and stays chosen
  await expectAccessible(page);
});

test('a version is checked: each finding leads to its step and its clause', async ({ as }) => {
  const page = await as('tongbai.admin');
  const { published } = await flowOf('tongbai-first-enforcement');
  await page.goto(`/administration/flows/tongbai-first-enforcement/check?version=${published!.number}`); // whatever draft there is
  await expect(page.getByRole('heading', { name: '校验：首次执行案件主流程' })).toBeVisible();
  await expect(page.getByText(/可以提交发布/)).toBeVisible();
  await page.getByText(/^查看 \d+ 处$/).click();
  await expect(page.getByText('Court.HumanTask')).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'flow-check');
  await page.goto('/administration/flows/nothing/check');
  await expect(page.getByText('本院没有流程“nothing”')).toBeVisible();
});

test.describe.serial('of one flow, by two persons,', () => {
  test('settings changed in a form become a draft, which is compared, refused once and then published by somebody else', async ({ as }) => {
    const admin = await as('tongbai.admin');
    await admin.goto('/administration/flows/handler-change/settings');
    await admin.getByRole('button', { name: /^修改 / }).first().click();
    const clause = admin.getByLabel('条款', { exact: true });
    await clause.fill('XX-9');
    await expect(admin.getByText('改动 1 步，尚未保存')).toBeVisible();
    await admin.getByRole('button', { name: '保存为草稿' }).click();
    await expect(admin.getByText(/条款“XX-9”/).first()).toBeVisible(); // at its field, with what was entered
    await expect(clause).toHaveValue('XX-9');
    await expectAccessible(admin);
    await picture(admin, 'flow-settings-error');
    await clause.fill('TB-3.2-1a');
    await admin.getByRole('button', { name: '保存为草稿' }).click();
    await expect(admin.getByRole('alert').filter({ hasText: '已保存' })).toContainText('TB-3.2-1a');
    await expectAccessible(admin);
    await picture(admin, 'flow-settings');

    await admin.getByRole('link', { name: '差异' }).first().click();
    await expect(admin.getByRole('listitem').filter({ hasText: '条款' }).first()).toContainText('TB-3.2-1a');
    await expect(admin.getByRole('region', { name: '在办案件' })).toBeVisible();
    await expectAccessible(admin);
    await picture(admin, 'flow-difference');
    await sure(admin, '提交发布');
    await admin.getByRole('link', { name: '发布申请待审批' }).click();
    await expect(admin.getByText('流程由一人修改、另一人发布：本申请由您提出，须由他人批准。')).toBeVisible();
    await expect(admin.getByRole('button', { name: '批准发布' })).toHaveCount(0);
    await expectAccessible(admin);
    await picture(admin, 'release-own');

    const director = await as('tongbai.director');
    await director.goto('/administration/flows/releases');
    await director.getByRole('link', { name: '变更承办人' }).click();
    await expect(director.getByRole('heading', { name: /^发布申请：/ })).toBeVisible();
    await expect(director.getByRole('button', { name: '不同意' })).toBeDisabled();
    await director.getByLabel('意见', { exact: true }).fill('请写明依据');
    await expectAccessible(director);
    await picture(director, 'release');
    await director.getByRole('button', { name: '不同意' }).click();
    await expect(director.getByText('不同意').first()).toBeVisible();

    await admin.goto('/administration/flows/handler-change/versions');
    await sure(admin, '提交发布');
    const href = await admin.getByRole('link', { name: '发布申请待审批' }).getAttribute('href');
    await director.goto(href!);
    const reason = director.getByLabel(/处新提示的理由/);
    await director.getByRole('button', { name: '批准发布' }).waitFor();
    if ((await reason.count()) > 0) await reason.fill('已核对');
    await sure(director, '批准发布');
    await expect(director.getByText('已发布').first()).toBeVisible();
    expect((await flowOf('handler-change')).published?.number).toBe(2);
  });

  test('an earlier version is asked for again and takes the place of the newer one', async ({ as }) => {
    const admin = await as('tongbai.admin');
    await admin.goto('/administration/flows/handler-change/versions');
    const first = admin.getByRole('row', { name: /第 1 版/ }).getByRole('button', { name: '恢复此版' });
    await expect(first).toBeVisible();
    await expectAccessible(admin);
    await picture(admin, 'flow-versions');
    await first.click();
    await admin.getByLabel('理由').fill('试行结束');
    await picture(admin, 'flow-roll-back');
    await admin.getByRole('dialog').getByRole('button', { name: '确定' }).click();
    await expect(admin.getByText(/恢复第 1 版/).first()).toBeVisible();
    const director = await as('tongbai.director');
    await director.goto(new URL(admin.url()).pathname);
    await sure(director, '批准发布');
    await expect(director.getByText('已发布').first()).toBeVisible();
    expect((await flowOf('handler-change')).published?.number).toBe(1);
    await director.goto('/administration/flows/releases?state=all');
    await expect(director.getByText(/^共 \d+ 条/)).toBeVisible();
    await expectAccessible(director);
    await picture(director, 'releases');
  });
});

test('whoever changes a flow that somebody else has open is told so, and loses nothing', async ({ as }) => {
  await (await caller('tongbai.director')).get('/elsa/api/workflow-definitions/by-definition-id/payout-deferral');
  const admin = await as('tongbai.admin');
  await admin.goto('/administration/flows/payout-deferral/settings');
  await expect(admin.getByText(/他人正在编辑该流程/)).toBeVisible();
  await admin.getByRole('button', { name: /^修改 / }).first().click();
  await admin.getByLabel('条款', { exact: true }).fill('TB-3.2-1a');
  await admin.getByRole('button', { name: '保存为草稿' }).click();
  await expect(admin.getByRole('alert').filter({ hasText: 'draft.leased' })).toBeVisible();
  await expectAccessible(admin);
  await picture(admin, 'flow-settings-leased');
  await admin.getByRole('button', { name: '重新读取流程' }).click();
  await admin.reload(); // it is kept even so
  await expect(admin.getByText('改动 1 步，尚未保存')).toBeVisible();
  await admin.goto('/administration/flows');
  await expect(admin.getByRole('row', { name: /payout-deferral/ })).toContainText('正在编辑');
});
