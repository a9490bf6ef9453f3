import type { Page as Browser } from '@playwright/test';
import { address, caller, type Page, type Task } from '../support/api';
import { fileCase } from '../support/cases';
import { choose, expect, expectAccessible, picture, test } from '../support/test';

const some = () => 100_000 + Math.floor(Math.random() * 900_000);

type Given = { account: { id: string; userName: string; version: string }; oneTimePassword: string };

const newAccount = async (name: string, roles: string[]) =>
  (await caller('tongbai.admin')).post<Given>('/api/staff/accounts', { account: `e2e-${some()}`, name, roles, teams: [] });

async function signIn(page: Browser, account: string, password: string) {
  await page.getByLabel('法院').click();
  await choose(page, '桐柏县人民法院');
  await page.getByLabel('账号', { exact: true }).fill(account);
  await page.getByLabel('口令', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}

test('an account is made, and its one-time password is shown once', async ({ as }) => {
  const account = `e2e-${some()}`;
  const admin = await as('tongbai.admin');
  await admin.goto('/administration');
  await admin.getByRole('link', { name: '账号', exact: true }).click();
  await expect(admin.getByText('tongbai.president')).toBeVisible();
  await expectAccessible(admin);
  await picture(admin, 'accounts');
  await admin.getByLabel('查找').fill('TONGBAI.ADMIN');
  await expect(admin.getByText('本人账号，由另一名管理员办理')).toBeVisible();
  await admin.getByLabel('查找').fill('');
  expect(await admin.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1366);

  await admin.getByRole('button', { name: '新建账号' }).click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByLabel('账号').fill('Not An Account');
  await dialog.getByLabel('姓名').fill('郑某某');
  await dialog.getByLabel('岗位').click();
  await choose(admin, '书记员');
  await admin.keyboard.press('Escape');
  await dialog.getByRole('button', { name: '新建账号' }).click();
  await expect(dialog).toContainText('格式不正确：小写字母、数字和连字符');
  await expect(dialog.getByLabel('姓名')).toHaveValue('郑某某');
  await expectAccessible(admin);
  await picture(admin, 'account-create');
  await dialog.getByLabel('账号').fill(account);
  await dialog.getByRole('button', { name: '新建账号' }).click();
  const given = admin.getByRole('dialog', { name: '一次性口令：郑某某' });
  const oneTime = await given.getByLabel('一次性口令', { exact: true }).inputValue();
  expect(oneTime).toMatch(/^[A-Z]{4}-\d{4}-[a-z]{4}-[a-z]{4}$/);
  await given.getByRole('button', { name: '复制' }).click();
  await expect(given.getByText('已复制')).toBeVisible();
  await expectAccessible(admin);
  await picture(admin, 'account-password');
  await given.getByRole('button', { name: '已告知本人，关闭' }).click();
  await admin.getByLabel('查找').fill('郑某某');
  await expect(admin.getByRole('row', { name: new RegExp(account) })).toContainText('待本人设置口令');
  expect(await admin.content()).not.toContain(oneTime);
});

test('with a one-time password one chooses one of one’s own before anything else', async ({ visitor }) => {
  const { account: made, oneTimePassword: oneTime } = await newAccount('冯某某', ['clerk']);
  const account = made.userName.replace('tongbai.', '');
  await visitor.goto('/tasks');
  await signIn(visitor, account, oneTime);
  await expect(visitor.getByRole('heading', { name: '设置本人的口令' })).toBeVisible();
  await visitor.getByLabel('新口令', { exact: true }).fill('enforce');
  await visitor.getByLabel('再次输入新口令').fill('enforce-2026');
  await visitor.getByRole('button', { name: '设置新口令' }).click();
  await expect(visitor.getByText('新口令不符合下列要求')).toBeVisible();
  await expect(visitor.getByText('两次输入的新口令不一致')).toBeVisible();
  await expectAccessible(visitor);
  await picture(visitor, 'password-first');
  await visitor.getByRole('button', { name: '返回登录' }).click();
  await expect(visitor.getByRole('button', { name: '登录' })).toBeVisible();
  await signIn(visitor, account, oneTime);
  await visitor.getByLabel('新口令', { exact: true }).fill('Chosen-2026');
  await visitor.getByLabel('再次输入新口令').fill('Chosen-2026');
  await visitor.getByRole('button', { name: '设置新口令' }).click();
  await expect(visitor.getByRole('alert').filter({ hasText: '新口令已经设置' })).toBeVisible();
  await expect(visitor.getByLabel('账号', { exact: true })).toHaveValue(account);
  await expectAccessible(visitor);
  await picture(visitor, 'password-chosen');
  await visitor.getByLabel('口令', { exact: true }).fill('Chosen-2026');
  await visitor.getByRole('button', { name: '登录' }).click();
  await expect(visitor.getByRole('heading', { name: '待办' })).toBeVisible(); // the page that was asked for
});

test('everybody changes the own password, and has to sign in with the new one', async ({ visitor: page }) => {
  const { account, oneTimePassword } = await newAccount('吴某某', ['clerk']);
  const name = account.userName.replace('tongbai.', '');
  const context = page.context().request;
  await context.post(`${address()}/api/auth/password`, { data: { username: account.userName, password: oneTimePassword, newPassword: 'Chosen-2026' }, headers: { Origin: address() } });
  await page.goto('/');
  await signIn(page, name, 'Chosen-2026');
  await page.getByRole('link', { name: /我的账号/ }).click();
  await expect(page.getByRole('heading', { name: '我的账号' })).toBeVisible();
  await page.getByLabel('原口令').fill('Not-the-one-1');
  await page.getByLabel('新口令', { exact: true }).fill('Another-2026');
  await page.getByLabel('再次输入新口令').fill('Another-2026');
  await page.getByRole('button', { name: '设置新口令' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'auth.invalid' })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'me');
  await page.getByLabel('原口令').fill('Chosen-2026');
  await page.getByRole('button', { name: '设置新口令' }).click();
  await expect(page.getByRole('alert')).toContainText('请用新口令登录');
  await expect(page.getByLabel('账号', { exact: true })).toHaveValue(name);
  await page.getByLabel('口令', { exact: true }).fill('Another-2026');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('heading', { name: '我的账号' })).toBeVisible();
});

test('offices are changed and passwords handed out; who still has work is named before his account is taken away', async ({ as }) => {
  const admin = await caller('tongbai.admin');
  const name = `查控员${some()}`;
  const { account } = await newAccount(name, ['query-officer']);
  const user = account.userName.replace('tongbai.', '');
  const filed = await fileCase('tongbai');
  const director = await caller('tongbai.director');
  const query = (await director.get<Page<Task>>(`/api/cases/${filed.id}/tasks`)).items.find((task) => task.name.startsWith('办理总对总'))!;
  await director.post(`/api/tasks/${query.id}/assign`, { userId: account.id });
  const page = await as('tongbai.admin');
  await page.goto('/administration/accounts?role=query-officer');
  await page.getByLabel('查找').fill(name);
  const row = page.getByRole('row', { name: new RegExp(user) });

  await page.getByRole('button', { name: `变更 ${name}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('岗位').click();
  await choose(page, '执行员');
  await page.keyboard.press('Escape');
  await dialog.getByLabel('理由').fill('岗位调整');
  await expectAccessible(page);
  await picture(page, 'account-change');
  await dialog.getByRole('button', { name: '确定' }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText('执行员');

  await page.getByRole('button', { name: `重置口令 ${name}` }).click();
  const seen = (await admin.get<{ items: { id: string; version: string }[] }>('/api/staff/accounts?role=officer&limit=200')).items.find(({ id }) => id === account.id)!;
  await admin.post(`/api/staff/accounts/${account.id}/password`, { reason: '另一名管理员', version: seen.version }); // meanwhile, by somebody else
  await dialog.getByLabel('理由').fill('本人忘记');
  await dialog.getByRole('button', { name: '确定' }).click();
  await expect(dialog.getByRole('alert').first()).toContainText('该账号已被变更');
  await dialog.getByRole('button', { name: '取消' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: `重置口令 ${name}` }).click();
  await dialog.getByLabel('理由').fill('本人忘记');
  await dialog.getByRole('button', { name: '确定' }).click();
  await expect(page.getByRole('dialog', { name: `一次性口令：${name}` })).toBeVisible();
  await page.getByRole('button', { name: '已告知本人，关闭' }).click();

  await page.getByRole('button', { name: `停用 ${name}` }).click();
  await dialog.getByLabel('理由').fill('调离');
  await dialog.getByRole('button', { name: '确定' }).click();
  await expect(dialog.getByRole('alert').first()).toContainText(`待办：${query.name} ${filed.number}`);
  await expect(dialog.getByRole('button', { name: '确定' })).toBeDisabled();
  await expectAccessible(page);
  await picture(page, 'account-holds-work');
  await dialog.getByLabel('仍然停用').check();
  await dialog.getByRole('button', { name: '确定' }).click();
  await expect(row).toContainText('已停用');
  await page.getByRole('button', { name: `恢复 ${name}` }).click();
  await dialog.getByLabel('理由').fill('调回');
  await dialog.getByRole('button', { name: '确定' }).click();
  await expect(row).toContainText('在用');

  await page.getByLabel('查找').fill('没有这个人');
  await expect(page.getByText('没有符合条件的账号')).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'accounts-empty');
  const clerk = await as('tongbai.clerk1');
  await clerk.goto('/administration/accounts');
  await expect(clerk.getByRole('alert')).toContainText('auth.forbidden');
  await expectAccessible(clerk);
});
