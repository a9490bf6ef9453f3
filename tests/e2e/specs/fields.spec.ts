import type { Page } from '@playwright/test';
import { fileCase } from '../support/cases';
import { expect, expectAccessible, picture, test } from '../support/test';

/** Opens the page's selects one after the other, at most so many; each list has a name, and nothing on the page keeps anybody out. */
async function openSelects(page: Page, most: number) {
  const selects = page.locator('.ant-select input[role="combobox"]:enabled');
  await expect(selects.first()).toBeVisible();
  const count = Math.min(most, await selects.count());
  for (let at = 0; at < count; at++) {
    await selects.nth(at).click();
    await expect(page.getByRole('listbox', { name: '可选项' }).last()).toBeAttached();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
  }
}

const pages: [account: string, path: string, most: number][] = [
  ['tongbai.director', '/cases', 3],
  ['tongbai.director', '/ledgers/node-deadlines', 3],
  ['tongbai.director', '/administration/staff', 2],
  ['tongbai.filing-clerk', '/filing', 3],
  ['tongbai.admin', '/administration/calendars', 1],
  ['tongbai.admin', '/administration/messages', 1],
  ['tongbai.admin', '/administration/profile/new', 3],
];

for (const [account, path, most] of pages)
  test(`what the selects of ${path} open has a name`, async ({ as }) => {
    const page = await as(account);
    await page.goto(path);
    await openSelects(page, most);
  });

test('what the selects of a case and of the sign-in open has a name', async ({ as, visitor }) => {
  const { id } = await fileCase('tongbai');
  const page = await as('tongbai.judge1');
  for (const tab of ['progress', 'closing', 'request/consumption-restriction']) {
    await page.goto(`/cases/${id}/${tab}`);
    await openSelects(page, 2);
  }
  await expect(page.locator('datalist option')).toHaveAttribute('value', '被执行人乙'); // the case's own debtor
  await visitor.goto('/');
  await openSelects(visitor, 2);
});

test('a date is written and chosen as the court does, whatever the browser speaks', async ({ as }) => {
  const page = await as('tongbai.director');
  await page.goto('/administration/staff');
  const from = page.getByLabel('起', { exact: true });
  await from.fill('明天');
  await from.press('Tab');
  await expect(page.getByText('日期应如 2026-03-02')).toBeVisible();
  await from.fill('２０２６年３月５日');
  await from.press('Tab');
  await expect(from).toHaveValue('2026-03-05');
  await from.press('Alt+ArrowDown');
  const calendar = page.getByRole('dialog', { name: '日历' });
  await expect(calendar.getByRole('grid')).toHaveAccessibleName('2026年3月');
  await expect(calendar.getByRole('columnheader').first()).toHaveText('周一');
  await expect(calendar.getByRole('button', { name: '2026年3月5日星期四' })).toBeFocused();
  await expectAccessible(page);
  await picture(page, 'date-calendar');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('PageDown');
  await expect(calendar.getByRole('grid')).toHaveAccessibleName('2026年4月');
  await page.keyboard.press('Enter');
  await expect(calendar).toBeHidden();
  await expect(from).toHaveValue('2026-04-12');
  await expect(from).toBeFocused();

  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Open the calendar' }).first().click();
  const english = page.getByRole('dialog', { name: 'Calendar' });
  await expect(english.getByRole('grid')).toHaveAccessibleName('April 2026');
  await expect(english.getByRole('columnheader').first()).toHaveText('Mon');
  await expectAccessible(page);
  await picture(page, 'date-calendar-en');
  await page.keyboard.press('Escape');
  await expect(english).toBeHidden();
});
