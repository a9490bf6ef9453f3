/** @import { Definition } from './host.js' */

/**
 * @typedef {{ code: string, severity: 'error' | 'warning', activityId: string | null, activityName: string | null, message: string, clause: string | null }} Finding
 * @typedef {{ errors: number, warnings: number, findings: Finding[] }} Report
 */

const ask = window.fetch.bind(window);
const rest = 500; // milliseconds in which nothing is saved: whoever types is not checked at each letter

/** What the host finds in the flow that is open (发布前检查): how much of it in the bar, the findings in a panel, each leading to its step. */
export class Checks {
  /** @type {AbortController | undefined} */
  #asking;
  /** @type {(() => void) | undefined} */
  #again;

  /**
   * @param {HTMLButtonElement} button
   * @param {HTMLElement} panel
   * @param {(activityId: string) => Promise<boolean>} showStep
   */
  constructor(button, panel, showStep) {
    this.button = button;
    this.panel = panel;
    this.showStep = showStep;
    button.addEventListener('click', () => (this.#again ? this.#again() : this.#open(panel.hidden)));
    panel.addEventListener('keydown', (event) => event.key === 'Escape' && this.#open(false));
  }

  /** Nothing is open that could be checked. */
  clear() {
    this.#asking?.abort();
    this.#again = undefined;
    this.button.hidden = true;
    this.#open(false);
  }

  /**
   * Looks at a version as it is kept now.
   *
   * @param {Definition} definition
   */
  async look(definition) {
    this.#asking?.abort();
    const { signal } = (this.#asking = new AbortController());
    await new Promise((resolve) => setTimeout(resolve, rest));
    if (signal.aborted) return;
    const report = await reportOn(definition, signal).catch(() => undefined);
    if (signal.aborted) return; // given up for a later one
    this.#again = report ? undefined : () => void this.#lookAgain(definition);
    if (report) this.#show(report);
    else this.#fail();
  }

  /** @param {Definition} definition */
  #lookAgain(definition) {
    this.button.textContent = '正在检查…';
    return this.look(definition);
  }

  // what was found before may hold no more
  #fail() {
    this.#open(false);
    Object.assign(this.button, { hidden: false, textContent: '没有检查成，点此重试' }).dataset.kind = 'failed';
  }

  /** @param {Report} report */
  #show({ errors, warnings, findings }) {
    this.button.hidden = false;
    this.button.dataset.kind = errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'none';
    this.button.textContent = [errors > 0 ? `${errors} 处须改` : '没有须改之处', warnings > 0 ? `${warnings} 处提示` : ''].filter(Boolean).join('，');
    const list = document.createElement('ol');
    list.append(...findings.map((finding) => this.#row(finding)));
    const words = errors > 0 ? '“须改”的全部改正之后，才能提交发布。' : '可以提交发布。';
    const close = Object.assign(of('button', '关闭'), { type: 'button', className: 'findings-close' });
    close.addEventListener('click', () => {
      this.#open(false);
      this.button.focus();
    });
    this.panel.replaceChildren(of('h2', '发布前检查'), close, of('p', words), list);
  }

  /** @param {Finding} finding */
  #row({ severity, activityId, activityName, message, clause }) {
    const row = document.createElement('li');
    row.dataset.severity = severity;
    row.append(of('b', severity === 'error' ? '须改' : '提示'), of('span', message));
    if (clause) row.append(of('small', clause));
    if (!activityId) return row;
    const step = Object.assign(of('button', `定位到“${activityName ?? activityId}”`), { type: 'button' });
    step.addEventListener('click', async () => {
      step.disabled = true;
      if (!(await this.showStep(activityId))) step.replaceWith(of('small', '该步骤在另一流程中，请打开那个流程查看'));
      step.disabled = false;
    });
    row.append(step);
    return row;
  }

  /** @param {boolean} isOpen */
  #open(isOpen) {
    this.panel.hidden = !isOpen;
    this.button.setAttribute('aria-expanded', `${isOpen}`);
    if (isOpen) this.panel.focus();
  }
}

/**
 * @param {Definition} definition
 * @param {AbortSignal} signal
 * @returns {Promise<Report | undefined>} Nothing where the host does not say.
 */
async function reportOn({ definitionId, version }, signal) {
  const answer = await ask(`/api/definitions/${encodeURIComponent(definitionId)}/lint?version=${version}`, { signal });
  return answer.ok ? answer.json() : undefined;
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} text
 */
const of = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
