import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { address, password } from './api';

const sessions = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>();

type Person = { page: Page };
type Fixtures = {
  /** A browser of its own in which somebody is signed in. */
  as: (account: string, viewport?: { width: number; height: number }) => Promise<Person & Page>;
  /** A page where nobody is signed in. */
  visitor: Page;
};

/** Every page of every test is watched: an error on the console or a request to another host fails the test. */
export const test = base.extend<Fixtures>({
  as: async ({ browser }, use) => {
    const opened: Watched[] = [];
    await use(async (account, viewport) => {
      const context = await browser.newContext({ ...settings(viewport), storageState: await sessionOf(browser, account) });
      const page = await context.newPage();
      opened.push(watch(page));
      return Object.assign(page, { page });
    });
    for (const watched of opened) await watched.end();
  },
  visitor: async ({ browser }, use) => {
    const context = await browser.newContext(settings());
    const page = await context.newPage();
    const watched = watch(page);
    await use(page);
    await watched.end();
  },
});

const settings = (viewport = { width: 1366, height: 768 }) => ({ baseURL: address(), viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });

async function sessionOf(browser: Browser, account: string) {
  const known = sessions.get(account);
  if (known) return known;
  const context = await browser.newContext(settings());
  const answer = await context.request.post('/api/auth/login?useCookies=true', { data: { username: account, password }, headers: { Origin: address() } });
  expect(answer.ok(), `${account} can sign in`).toBe(true);
  const state = await context.storageState();
  sessions.set(account, state);
  await context.close();
  return state;
}

type Watched = { end: () => Promise<void> };

const broken = new WeakSet<Page>();

/** The test takes the host away from the page: that the browser logs it is no fault of the page. */
export const breakHost = (page: Page) => broken.add(page);

function watch(page: Page): Watched {
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => {
    // a refusal that the page shows is logged by the browser too
    if (broken.has(page) && /Failed to load resource/.test(message.text())) return;
    if (message.type() === 'error' && !/status of (401|403|404|409|400|422)/.test(message.text())) wrong.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(address()) && !/^(data|blob|ws):/.test(request.url())) wrong.push(`request to ${request.url()}`);
  });
  return {
    end: async () => {
      await page.context().close();
      expect(wrong, 'errors on the console, requests to the outside').toEqual([]);
    },
  };
}

// what fades has half its contrast; what turns for ever is not waited for
const stillness = () =>
  Promise.allSettled(document.getAnimations().filter((one) => one.playState === 'running' && one.effect?.getComputedTiming().endTime !== Infinity).map((one) => one.finished)).then(() => {});

/** Nothing on the page, or in a part of it, keeps anybody out seriously (WCAG 2.2 A and AA). */
export async function expectAccessible(page: Page, part = 'body') {
  await page.evaluate(stillness);
  const scrolled = await page.evaluate(() => window.scrollY);
  await page.evaluate((top) => window.scrollTo(0, top), 0); // what has gone half under the bar is no small target
  const { violations } = await new AxeBuilder({ page }).include(part).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  await page.evaluate((top) => window.scrollTo(0, top), scrolled);
  const serious = violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .map((violation) => `${violation.id}: ${violation.nodes.slice(0, 4).map((node) => node.html.slice(0, 160)).join(' | ')}`);
  expect(serious).toEqual([]);
}

/** Does what is asked about first; a question that moved from under the pointer is asked again. What was done can not be done once more. */
export async function sure(page: Page, act: string) {
  const button = page.getByRole('button', { name: act, exact: true });
  await expect(button).toBeVisible();
  await expect(async () => {
    if ((await button.count()) === 0) return;
    await button.click({ timeout: 2000 });
    await page.getByRole('button', { name: '确定' }).click({ timeout: 2000 });
    await expect(button).toHaveCount(0, { timeout: 4000 });
  }).toPass();
}

/** Chooses from the list that is open; one that was put into its place while the pointer was down has not been chosen from. */
export async function choose(page: Page, title: string) {
  const choice = page.locator(`.ant-select-dropdown:visible .ant-select-item-option[title="${title}"]`).last();
  await expect(async () => {
    await choice.click({ timeout: 4000 });
    await expect(choice.and(page.locator(':not(.ant-select-item-option-selected)'))).toBeHidden({ timeout: 2000 });
  }).toPass();
}

/** Keeps a picture of the page to be looked at, under artifacts/screenshots/. */
export async function picture(page: Page, name: string) {
  await page.screenshot({ path: `../../artifacts/screenshots/${name}.png`, animations: 'disabled' });
}

export { expect };
