const report = {
  errors: 1,
  warnings: 1,
  findings: [
    { code: 'clause-missing', severity: 'error', activityId: 'a1', activityName: '核对立案信息', message: '没有写明条款。', clause: null },
    { code: 'role-unheld', severity: 'warning', activityId: null, activityName: null, message: '目前无人担任。', clause: 'TB-3.2-1a' },
  ],
};

/** The checks over a host that answers so. */
async function open(answer, showStep = async () => true) {
  document.body.innerHTML = '<button id="checks" aria-expanded="false" hidden></button><aside id="findings" tabindex="-1" hidden></aside>';
  const [button, panel] = [document.getElementById('checks'), document.getElementById('findings')];
  const asked = vi.fn(async () => Response.json(answer));
  window.fetch = asked;
  vi.resetModules();
  const { Checks } = await import('../page/checks.js');
  return { checks: new Checks(button, panel, showStep), button, panel, asked };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('how much is to be mended stands in the bar, what it is in the panel', async () => {
  const { checks, button, panel } = await open(report);
  const looked = checks.look({ definitionId: 'f', version: 2 });
  await vi.advanceTimersByTimeAsync(500);
  await looked;

  expect(button.hidden).toBe(false);
  expect(button.textContent).toBe('1 处须改，1 处提示');
  button.click();
  expect([panel.hidden, button.getAttribute('aria-expanded')]).toEqual([false, 'true']);
  expect([...panel.querySelectorAll('li')].map((row) => row.textContent)).toEqual(['须改没有写明条款。定位到“核对立案信息”', '提示目前无人担任。TB-3.2-1a']);
  panel.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  expect(panel.hidden).toBe(true);
});

test('the panel is closed where one reads it, and one is back at the bar', async () => {
  const { checks, button, panel } = await open(report);
  void checks.look({ definitionId: 'f', version: 2 });
  await vi.advanceTimersByTimeAsync(500);
  button.click();
  [...panel.querySelectorAll('button')].find(({ textContent }) => textContent === '关闭').click();

  expect([panel.hidden, button.getAttribute('aria-expanded'), document.activeElement]).toEqual([true, 'false', button]);
});

test('a finding leads to its step', async () => {
  const showStep = vi.fn(async () => true);
  const { checks, panel } = await open(report, showStep);
  void checks.look({ definitionId: 'f', version: 2 });
  await vi.advanceTimersByTimeAsync(500);
  panel.querySelector('li button').click();

  expect(showStep).toHaveBeenCalledWith('a1');
});

test('a flow without faults says so, and of several savings the last is looked at', async () => {
  const { checks, button, asked } = await open({ errors: 0, warnings: 0, findings: [] });
  void checks.look({ definitionId: 'f', version: 2 });
  await vi.advanceTimersByTimeAsync(100);
  const last = checks.look({ definitionId: 'f', version: 2 });
  await vi.advanceTimersByTimeAsync(600);
  await last;

  expect(button.textContent).toBe('没有须改之处');
  expect(asked).toHaveBeenCalledTimes(1);
});

test.each([
  ['the host does not say', new Response('', { status: 503 })],
  ['the host is away', new TypeError('Failed to fetch')],
])('that nothing was looked at is not taken for nothing found: %s', async (_, failure) => {
  const { checks, button, panel, asked } = await open(report);
  asked.mockImplementationOnce(async () => {
    if (failure instanceof Error) throw failure;
    return failure;
  });
  void checks.look({ definitionId: 'f', version: 2 });
  await vi.advanceTimersByTimeAsync(500);
  expect([button.hidden, button.textContent, panel.hidden]).toEqual([false, '没有检查成，点此重试', true]);

  button.click();
  await vi.advanceTimersByTimeAsync(500);
  expect([button.textContent, panel.hidden]).toEqual(['1 处须改，1 处提示', true]);
  button.click();
  expect(panel.hidden).toBe(false);
});
