import { Changes } from '../page/changes.js';

/** The page with a field of Studio and our links; what is followed is answered when it is told to be. */
function open(mayChange = () => true) {
  document.body.innerHTML = '<header id="bar"><a href="#away">系统管理</a></header><main id="designer"><input /></main>';
  const [place, links] = [document.getElementById('designer'), document.getElementById('bar')];
  const listen = vi.spyOn(window, 'addEventListener');
  const changes = new Changes(place, mayChange, links);
  const [, whenLeaving] = listen.mock.calls.find(([event]) => event === 'beforeunload');
  const [field, link] = [place.querySelector('input'), links.querySelector('a')];
  const type = () => field.dispatchEvent(new Event('input', { bubbles: true }));
  return { changes, field, link, type, asksBeforeLeaving: () => asks(whenLeaving) };
}

function asks(whenLeaving) {
  const leaving = new Event('beforeunload', { cancelable: true });
  whenLeaving(leaving);
  return leaving.defaultPrevented;
}

/** Whether the browser would follow the link itself. */
function goes(link) {
  let isLeft;
  document.addEventListener('click', (event) => {
    isLeft = !event.defaultPrevented;
    event.preventDefault();
  }, { once: true });
  link.click();
  return isLeft;
}

function save(changes) {
  let answer;
  changes.follow(new Promise((resolve) => (answer = (status = 200) => resolve(new Response('{}', { status })))));
  return answer;
}

beforeEach(() => {
  vi.useFakeTimers();
  location.hash = '';
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('whoever leaves before what was typed is on its way is asked, and afterwards not', async () => {
  const { type, asksBeforeLeaving } = open();
  expect(asksBeforeLeaving()).toBe(false);
  type();
  expect(asksBeforeLeaving()).toBe(true);
  await vi.advanceTimersByTimeAsync(1200);

  expect(asksBeforeLeaving()).toBe(false);
});

test('a field that still holds its text hands it over to whoever leaves', () => {
  const { field, asksBeforeLeaving } = open();
  field.focus();
  field.addEventListener('blur', () => field.dispatchEvent(new Event('change', { bubbles: true }))); // as browsers do where something was typed

  expect(asksBeforeLeaving()).toBe(true);
});

test('where nothing can be changed nothing is open', () => {
  const { type, asksBeforeLeaving } = open(() => false);
  type();

  expect(asksBeforeLeaving()).toBe(false);
});

test('what is taken away waits until what was changed is on its way, and no longer', async () => {
  const { changes, type, asksBeforeLeaving } = open();
  const sent = vi.fn();
  type();
  void changes.sent().then(sent);
  await vi.advanceTimersByTimeAsync(500);
  expect(sent).not.toHaveBeenCalled();
  const answer = save(changes);
  await vi.advanceTimersByTimeAsync(50);
  expect(sent).toHaveBeenCalled();
  expect(asksBeforeLeaving(), 'it has not arrived').toBe(true);
  answer();
  await vi.advanceTimersByTimeAsync(0);

  expect(asksBeforeLeaving()).toBe(false);
});

test('a save that begins at once after a change does not hold it yet', async () => {
  const { changes, type, asksBeforeLeaving } = open();
  type();
  await vi.advanceTimersByTimeAsync(100);
  save(changes)();
  await vi.advanceTimersByTimeAsync(0);

  expect(asksBeforeLeaving()).toBe(true);
});

test('a link that leads away is followed when all has arrived', async () => {
  const { changes, link, type } = open();
  expect(goes(link)).toBe(true);
  type();
  expect(goes(link)).toBe(false);
  await vi.advanceTimersByTimeAsync(500);
  const answer = save(changes);
  await vi.advanceTimersByTimeAsync(5000);
  expect(location.hash).toBe('');
  answer();
  await vi.advanceTimersByTimeAsync(0);

  expect(location.hash).toBe('#away');
});

test('whoever clicks again while the host is away goes, and where a change is refused nobody is led away from the reason', async () => {
  const { changes, link, type } = open();
  type();
  expect([goes(link), goes(link)]).toEqual([false, true]);
  await vi.advanceTimersByTimeAsync(500);
  save(changes)(400);
  await vi.advanceTimersByTimeAsync(50);
  expect(location.hash).toBe('');

  expect(goes(link), 'it is known').toBe(true);
});
