const person = { id: 'u1', name: '李管理员', permissions: [] };

/** The module over a host that answers so, one after the other; the last answer stays. */
async function load(...answers) {
  window.fetch = vi.fn(async () => {
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer instanceof Error) throw answer;
    return answer.clone();
  });
  vi.resetModules();
  return import('../page/session.js');
}

function dialogIn() {
  document.body.innerHTML = '<dialog><p role="alert"></p><button data-act="continue"></button></dialog>';
  const dialog = document.querySelector('dialog');
  return Object.assign(dialog, { showModal: vi.fn(), close: vi.fn() });
}

test('all calls that wait go on when the same person has signed in again', async () => {
  const { waitForSignIn } = await load(Response.json(person));
  const dialog = dialogIn();
  const signIn = waitForSignIn(person, dialog);
  const waiting = [signIn(), signIn()];
  expect(dialog.showModal).toHaveBeenCalledTimes(1);

  dialog.querySelector('button').click();
  await Promise.all(waiting);

  expect(dialog.close).toHaveBeenCalledTimes(1);
});

test('another person is told that the change is not his', async () => {
  const { waitForSignIn } = await load(Response.json({ ...person, id: 'u2', name: '王局长' }));
  const dialog = dialogIn();
  void waitForSignIn(person, dialog)();
  dialog.querySelector('button').click();

  await vi.waitFor(() => expect(dialog.querySelector('p').textContent).toContain('现在登录的是“王局长”'));
  expect(dialog.close).not.toHaveBeenCalled();
});

test.each([200, 401])('a host that is away is waited for, whatever answers in its place, until it says %i itself', async (status) => {
  const { waitForHost } = await load(new TypeError('Failed to fetch'), new Response('', { status: 502 }), new Response('{}', { status }));
  const tell = vi.fn();

  await waitForHost(tell, 1)();

  expect(tell.mock.calls).toEqual([[false], [true]]);
  expect(window.fetch).toHaveBeenCalledTimes(3);
});
