import { createHash } from 'node:crypto';
import type { Download } from '@playwright/test';
import { caller, type Page as Rows } from '../support/api';
import { complete, fileCase, type Filed } from '../support/cases';
import { publishFlow, rename, stepOf } from '../support/flows';
import { expect, expectAccessible, picture, sure, test } from '../support/test';
import { unzip, zip } from '../support/zip';

const flow = 'first-enforcement';
const [admin, second] = ['shihe.admin', 'shihe.vice-president'];

type Version = { number: number; isPublished: boolean; running: number };

// how many cases run on each version
const versions = async () => (await (await caller(admin)).get<Rows<Version>>(`/api/definitions/${flow}/versions?limit=200`)).items;
const runningOn = async (number: number) => (await versions()).find((version) => version.number === number)!.running;
const rowOf = ({ number }: Filed) => new RegExp(number.replace(/[()]/g, '.'));

test.describe.serial('running cases', () => {
  let plan: { path: string; old: number; next: number; count: number; cases: Filed[]; role: string };

  test('go over by a plan that is proven, tried on each of them and handed in', async ({ as }) => {
    const old = (await versions()).find(({ isPublished }) => isPublished)!.number;
    const [next, cases] = [old + 1, [await fileCase('shihe'), await fileCase('shihe'), await fileCase('shihe')]];
    const count = await runningOn(old);
    let role = '';
    // the intake is others' work now, and called otherwise in the drawing
    await publishFlow(admin, second, flow, (definition) => {
      const intake = stepOf(definition, 'Court.HumanTask', /^(check|take)-intake/);
      role = intake.role!.expression.value === 'clerk' ? 'assistant' : 'clerk';
      intake.role!.expression.value = role;
      rename(definition, intake, `take-intake-${next}`);
    });
    expect(await runningOn(old)).toBe(count); // whoever runs stays where he is

    const page = await as(admin);
    await page.goto(`/administration/flows/${flow}/migration`);
    await expect(page.getByRole('heading', { name: '迁移：首次执行案件主流程' })).toBeVisible();
    await expect(page.getByText(`第 ${old} 版有 ${count} 件在办`)).toBeVisible();
    await expectAccessible(page);
    await picture(page, 'migrations');
    await page.getByRole('button', { name: '制定方案' }).click();

    // what nobody has decided yet keeps the plan from being handed in
    await expect(page.getByRole('heading', { name: '错误（1）' })).toBeVisible();
    await expect(page.getByRole('button', { name: '提交审批' })).toBeDisabled();
    await expect(page.getByText(/检查有错误，须逐项改正/)).toBeVisible();
    await expectAccessible(page);
    await picture(page, 'migration-unproven');
    await page.getByRole('combobox', { name: '核收立案材料 新版步骤' }).click();
    await page.getByText(`核收立案材料（take-intake-${next}）`).click();
    await page.getByRole('radio', { name: '按新版重新派发' }).click();
    await page.getByLabel('依据').fill('规程修订，核收改由他人办理，在办案件一并适用');
    await page.reload(); // nothing is lost
    await expect(page.getByText('有改动，尚未保存', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: '保存方案' }).click();
    await expect(page.getByText('没有改动')).toBeVisible();
    await expect(page.getByRole('heading', { name: /^错误/ })).toHaveCount(0);

    await page.getByRole('button', { name: '运行试算' }).click();
    await expect(page.getByText(`涉及 ${count} 件：可以迁移 ${count} 件，不能迁移 0 件`)).toBeVisible();
    await expect(page.getByText(/重新派发 [1-9]\d* 项/)).toBeVisible();
    await expect(page.getByRole('row', { name: /（案号不显示）.*重新派发“核收立案材料”/ }).first()).toBeVisible(); // an admin reads no cases
    await expect(page.getByText(rowOf(cases[0]!))).toHaveCount(0);
    await expectAccessible(page);
    await page.getByRole('region', { name: '所涉案件' }).first().scrollIntoViewIfNeeded();
    await picture(page, 'migration-dry-run');
    await page.getByRole('heading', { name: '迁移：首次执行案件主流程' }).scrollIntoViewIfNeeded();
    await picture(page, 'migration-draft');

    await sure(page, '提交审批');
    await sure(page, '撤回');
    await sure(page, '提交审批');
    await expect(page.getByText(/您制定或者提交过该方案，须由他人批准/)).toBeVisible();
    await expect(page.getByRole('button', { name: '批准' })).toHaveCount(0);
    await expectAccessible(page);
    await picture(page, 'migration-own');
    plan = { path: new URL(page.url()).pathname, old, next, count, cases, role };
  });

  test('are taken over when a second person approves, and back until their next step', async ({ as }) => {
    const { path, old, next, count, role } = plan;
    const [alone, together, ahead] = plan.cases as [Filed, Filed, Filed];
    const page = await as(second);
    await page.goto(path);
    await expect(page.getByRole('button', { name: '不同意' })).toBeDisabled();
    await page.getByLabel('意见').fill('同意');
    await expectAccessible(page);
    await picture(page, 'migration-proposed');
    await sure(page, '批准');
    const progress = page.getByRole('region', { name: '执行进度' });
    await expect(progress).toContainText(`已迁移 ${count}`);
    await expect(page.getByText('已执行', { exact: true })).toBeVisible();
    expect([await runningOn(old), await runningOn(next)]).toEqual([0, count]);
    await expectAccessible(page);
    await picture(page, 'migration-run');
    await page.goto(`/cases/${alone.id}/timeline`);
    await expect(page.getByText(`流程由第 ${old} 版迁移到第 ${next} 版`).first()).toBeVisible();
    await complete(`shihe.${role}`, ahead.id, '核收立案材料', { receivedAt: '2026-03-02T08:40:00+08:00', materialsComplete: true });

    await page.goBack();
    await page.getByRole('button', { name: `撤销 ${alone.number}` }).click();
    await page.getByLabel('理由').fill('该案不宜适用新版');
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
    await expect(progress).toContainText('已撤销 1');
    expect(await runningOn(old)).toBe(1);
    await page.getByRole('button', { name: '全部撤销' }).click();
    await page.getByLabel('理由').fill('规程修订暂缓施行');
    await expectAccessible(page);
    await picture(page, 'migration-undo');
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
    await expect(progress).toContainText(`已撤销 ${count - 1}`);
    await expect(page.getByRole('row', { name: rowOf(ahead) })).toContainText('不能再撤销'); // it has gone on since
    expect([await runningOn(old), await runningOn(next)]).toEqual([count - 1, 1]);
    await expectAccessible(page);
    await picture(page, 'migration-undone');
    await page.getByRole('radiogroup', { name: '结果' }).getByText('已撤销').click();
    await expect(page.getByRole('row', { name: rowOf(together) })).toBeVisible();
    await expect(page.getByRole('row', { name: rowOf(ahead) })).toHaveCount(0);
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出表格' }).click()]);
    expect(file.suggestedFilename()).toBe(`${flow}-${old}-${next}.csv`);
    expect((await content(file)).toString('utf8')).toContain(together.number);
  });
});

test('whoever may only look at flows sees plans, and nothing to do', async ({ as }) => {
  const page = await as('shihe.president');
  await page.goto('/administration/flows/payout/migration');
  await expect(page.getByText('没有迁移方案')).toBeVisible();
  await expect(page.getByRole('button', { name: '制定方案' })).toHaveCount(0);
  await page.goto('/administration/flows/archive');
  await expect(page.getByText('您的岗位没有修改流程的权限，不能导入。')).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'archive-reader');
});

test('the court goes out as one file, and comes in after a look at what changes and what is wrong', async ({ as }) => {
  const page = await as(admin);
  await page.goto('/administration/flows');
  await page.getByRole('link', { name: '导入导出' }).click();
  await expect(page.getByRole('heading', { name: '导入导出' })).toBeVisible();
  const [court] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载整院配置' }).click()]);
  expect(court.suggestedFilename()).toMatch(/^shihe-\d+\.zip$/);
  const [flows] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^导出所选/ }).click()]);
  expect([...unzip(await content(flows)).keys()].some((name) => /^payout-v\d+\.json$/.test(name))).toBe(true);
  await expectAccessible(page);
  await picture(page, 'archive');
  const choose = async (name: string, buffer: Buffer) => page.locator('.archive-import input[type=file]').setInputFiles({ name, mimeType: 'application/zip', buffer });

  await choose('坏.zip', Buffer.from('x'));
  await expect(page.getByRole('alert').filter({ hasText: '不是有效的 ZIP 压缩包' })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'archive-bad');
  await choose('shihe.zip', await content(court));
  await expect(page.getByText('与本院现有内容没有可以导入的差别。')).toBeVisible();

  // one flow is changed, one was damaged on the way
  await choose('改.zip', changed(await content(court), '承办人核算，案款专员核对，逐级审批'));
  await expect(page.getByText('预览：尚未导入任何内容')).toBeVisible();
  await expect(page.getByRole('row', { name: /payout\.json/ })).toContainText('成为草稿');
  await expect(page.getByRole('row', { name: /close\.json/ })).toContainText('内容与清单不符');
  await page.getByText(/^变化 \d+ 处/).first().click();
  await expectAccessible(page);
  await page.getByRole('button', { name: '放弃' }).scrollIntoViewIfNeeded();
  await picture(page, 'archive-preview');
  const draftOf = async () => (await (await caller(admin)).get<Rows<{ definitionId: string; draft: object | null }>>('/api/definitions?limit=200')).items.find(({ definitionId }) => definitionId === 'payout')!.draft;
  const before = JSON.stringify(await draftOf()); // looking changes nothing
  const send = page.locator('.archive-import').getByRole('button', { name: '导入', exact: true });
  await send.click();
  await expect(page.getByText('请写明理由')).toBeVisible();
  expect(JSON.stringify(await draftOf())).toBe(before);
  await page.getByLabel('理由').fill('由备份恢复');
  await send.click();
  await expect(page.getByRole('heading', { name: '导入结果' })).toBeVisible();
  expect(await draftOf()).not.toBeNull();
  await expect(page.getByRole('row', { name: /payout\.json/ }).getByRole('link', { name: '查看差异' })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'archive-brought');
});

/** An archive in which one flow is described otherwise, and another one is not what the list says. */
function changed(archive: Buffer, description: string): Buffer {
  const files = unzip(archive);
  const json = (path: string) => JSON.parse(files.get(path)!.toString('utf8')) as Record<string, unknown>;
  const keep = (path: string, value: unknown) => files.set(path, Buffer.from(JSON.stringify(value)));
  keep('definitions/payout.json', { ...json('definitions/payout.json'), description: `案款发放：${description}` });
  keep('definitions/close.json', { ...json('definitions/close.json'), description });
  const manifest = json('manifest.json') as { files: { path: string; sha256: string }[] };
  manifest.files.find(({ path }) => path === 'definitions/payout.json')!.sha256 = createHash('sha256').update(files.get('definitions/payout.json')!).digest('hex');
  keep('manifest.json', manifest);
  return zip(files);
}

async function content(file: Download): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await file.createReadStream()) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
