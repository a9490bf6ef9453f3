/** @typedef {{ id: string, name: string, permissions: string[] }} Person */

// as the browser has it, also when Studio's calls go another way
const ask = window.fetch.bind(window);

/** @returns {Promise<Person | undefined>} Nobody where the session has ended. */
export async function whoIsSignedIn() {
  const answer = await ask('/api/auth/me', { cache: 'no-store' });
  if (answer.status === 401) return undefined;
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

/**
 * Waits for the same person to sign in again, in another window.
 *
 * @param {Person} person
 * @param {HTMLDialogElement} dialog
 * @returns {() => Promise<void>} However many calls wait, they are told together.
 */
export function waitForSignIn(person, dialog) {
  /** @type {Promise<void> | undefined} */
  let waiting;
  dialog.addEventListener('cancel', (event) => event.preventDefault()); // what waits has no other way out
  return () =>
    (waiting ??= new Promise((/** @type {(done: void) => void} */ resolve) => {
      const problem = /** @type {HTMLElement} */ (dialog.querySelector('[role=alert]'));
      const look = async () => {
        const now = await whoIsSignedIn().catch(() => undefined);
        problem.textContent = now && now.id !== person.id ? `现在登录的是“${now.name}”，不是刚才修改流程的“${person.name}”。请由本人登录后继续。` : '';
        if (now?.id !== person.id) return;
        window.removeEventListener('focus', look);
        dialog.close();
        resolve();
      };
      /** @type {HTMLElement} */ (dialog.querySelector('[data-act=continue]')).onclick = look;
      window.addEventListener('focus', look);
      dialog.showModal();
    }).finally(() => (waiting = undefined)));
}

/** Not so where something before it answers in its place. */
async function isThere() {
  const answer = await ask('/api/auth/me', { cache: 'no-store' }).catch(() => undefined);
  return answer?.status === 200 || answer?.status === 401;
}

/**
 * Waits until the host itself answers: whether somebody is signed in, it can always say.
 *
 * @param {(isReachable: boolean) => void} tell
 * @param {number} pause Milliseconds between two looks.
 * @returns {() => Promise<void>}
 */
export function waitForHost(tell, pause = 2000) {
  /** @type {Promise<void> | undefined} */
  let waiting;
  const look = async () => {
    tell(false);
    do await new Promise((resolve) => setTimeout(resolve, pause));
    while (!(await isThere()));
    tell(true);
  };
  return () => (waiting ??= look().finally(() => (waiting = undefined)));
}
