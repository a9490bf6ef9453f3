// Reads the inbox in a browser again and again, each time as if for the first time, and prints what it took as JSON.
// usage: node bench/inbox.mjs <address> <account> <password> <rounds> <pages>
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const [address, account, password, rounds, pages] = process.argv.slice(2);
const executablePath = process.env.CHROMIUM_PATH ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] });
const filters = ['view=team&overdue=true', 'view=team&overdue=false', 'view=mine', 'view=available', 'view=done', 'view=team'];
const viewport = { width: 1366, height: 768 };
const storageState = await signIn();

try {
  await open().then(({ context }) => context.close()); // the browser itself and the host warm up
  const usable = [];
  for (let round = 0; round < Number(rounds); round++) {
    const opened = await open();
    usable.push(opened.milliseconds);
    await opened.context.close();
  }

  const { page, context } = await open();
  const scripts = await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => /\.js$/.test(new URL(name).pathname)).map(({ name }) => name));
  await filter(page, 20); // the host compiles anew what it does often; it has done so long before, on other days
  const scrolled = await scroll(page);
  const filtered = await filter(page, 30);
  await context.close();
  console.log(JSON.stringify({ usable, scriptBytes: await gzipped(scripts), scripts: scripts.length, ...scrolled, filtered }));
} finally {
  await browser.close();
}

async function signIn() {
  const context = await browser.newContext({ baseURL: address });
  const answer = await context.request.post('/api/auth/login?useCookies=true', { data: { username: account, password } });
  if (!answer.ok()) throw new Error(`${account} cannot sign in: ${answer.status()}`);
  const state = await context.storageState();
  await context.close();
  return state;
}

// from the first byte of the host's answer to the first row on the page, in a browser that has nothing kept
async function open() {
  const context = await browser.newContext({ baseURL: address, viewport, storageState, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector('main [role="option"]')) window.usableAt = performance.now();
      else requestAnimationFrame(look);
    };
    look();
  });
  await page.goto('/tasks?view=team');
  await page.waitForFunction(() => window.usableAt !== undefined);
  const milliseconds = await page.evaluate(() => window.usableAt - performance.getEntriesByType('navigation')[0].responseStart);
  return { context, page, milliseconds };
}

// as many pages as asked for; how long the host took over each, and the frames between
async function scroll(page) {
  await page.evaluate(() => {
    performance.clearResourceTimings();
    performance.setResourceTimingBufferSize(5000);
    window.frames_ = [];
    let last = performance.now();
    const next = (now) => {
      window.frames_.push(now - last);
      last = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  await page.locator('main [role="option"]').first().hover();
  for (let deadline = Date.now() + 60_000; Date.now() < deadline; ) {
    await page.mouse.wheel(0, 900);
    if ((await listCalls(page)).length >= Number(pages)) break;
  }
  return { calls: await listCalls(page), frames: (await page.evaluate(() => window.frames_)).slice(2) };
}

function listCalls(page) {
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => new URL(name).pathname === '/api/tasks')
      .map((entry) => entry.responseEnd - entry.requestStart),
  );
}

// by each filter again and again: from the request to the whole answer
async function filter(page, times) {
  const took = [];
  for (const query of Array.from({ length: times }, () => filters).flat()) {
    await page.evaluate(() => performance.clearResourceTimings());
    const answered = page.waitForResponse((response) => new URL(response.url()).pathname === '/api/tasks');
    await page.evaluate((to) => {
      history.pushState({}, '', `/tasks?${to}`);
      dispatchEvent(new PopStateEvent('popstate', { state: {} }));
    }, query);
    await answered;
    await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => new URL(name).pathname === '/api/tasks'));
    took.push(Math.max(...(await listCalls(page))));
  }
  return took;
}

async function gzipped(urls) {
  const sizes = await Promise.all(
    urls.map(async (url) => {
      const { default: http } = await import('node:http');
      return new Promise((resolve, reject) => {
        http
          .get(url, { headers: { 'Accept-Encoding': 'gzip' } }, (answer) => {
            let bytes = 0;
            answer.on('data', (chunk) => (bytes += chunk.length));
            answer.on('end', () => resolve(bytes));
          })
          .on('error', reject);
      });
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
