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

  /**
   * @param {HTMLButtonElement} button
   * @param {HTMLElement} panel
   * @param {(activityId: string) => Promise<boolean>} showStep
   */
  constructor(button, panel, showStep) {
    this.button = button;
    this.panel = panel;
    this.showStep = showStep;
    button.addEventListener('click', () => this.#open(panel.hidden));
    panel.addEventListener('keydown', (event) => event.key === 'Escape' && this.#open(false));
  }

  /** Nothing is open that could be checked. */
  clear() {
    this.#asking?.abort();
    this.button.hidden = true;
    this.#open(false);
  }

  /**
   * Looks at a version as it is kept now.
   *
   * @param {Definition} definition
   */
  async look({ definitionId, version }) {
    this.#asking?.abort();
    const { signal } = (this.#asking = new AbortController());
    await new Promise((resolve) => setTimeout(resolve, rest));
    if (signal.aborted) return;
    try {
      const answer = await ask(`/api/definitions/${encodeURIComponent(definitionId)}/lint?version=${version}`, { signal });
      if (answer.ok) this.#show(await answer.json());
    } catch {
      // given up for a later one, or the host is away: the next saving asks again
    }
  }

  /** @param {Report} report */
  #show({ errors, warnings, findings }) {
    this.button.hidden = false;
    this.button.dataset.kind = errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'none';
    this.button.textContent = [errors > 0 ? `${errors} 处须改` : '没有须改之处', warnings > 0 ? `${warnings} 处提示` : ''].filter(Boolean).join('，');
    const list = document.createElement('ol');
    list.append(...findings.map((finding) => this.#row(finding)));
    const words = errors > 0 ? '“须改”的全部改正之后，才能提交发布。' : '可以提交发布。';
    this.panel.replaceChildren(of('h2', '发布前检查'), of('p', words), list);
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
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} text
 */
const of = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
