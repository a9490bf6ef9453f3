import { choose, expect, expectAccessible, picture, test } from '../support/test';

test('a person signs in by the form, finds the start page and signs out', async ({ visitor: page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: '执行流程平台' })).toBeVisible();
  await expect(page.getByText('演示账号').first()).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'sign-in');

  await page.getByLabel('法院').click();
  await choose(page, '桐柏县人民法院');
  await page.getByLabel('账号', { exact: true }).fill('clerk1');
  await page.getByLabel('口令', { exact: true }).fill('Enforce-2026');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('heading', { name: '首页' })).toBeVisible();

  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page.getByLabel('账号', { exact: true })).toBeVisible();
});

test('a wrong password is told of in Chinese with its code, and what was entered stays', async ({ visitor: page }) => {
  await page.goto('/');
  await page.getByLabel('法院').click();
  await choose(page, '桐柏县人民法院');
  await page.getByLabel('账号', { exact: true }).fill('clerk1');
  await page.getByLabel('口令', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('alert')).toContainText('auth.invalid');
  await expect(page.getByLabel('账号', { exact: true })).toHaveValue('clerk1');
  await expectAccessible(page);
});

test('the page that was asked for comes after the sign-in', async ({ as }) => {
  const page = await as('tongbai.director');
  await page.goto('/no-such-page');
  await expect(page.getByRole('heading', { name: '没有这个页面' })).toBeVisible();
  await expectAccessible(page);
});
