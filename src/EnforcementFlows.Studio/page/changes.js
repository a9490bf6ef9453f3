// Studio sends a change when nothing has changed for half a second; its editor of expressions takes up to as long before it tells of one
const debounce = 500;
const pause = 1200;
// by which a field, a list of choices or the canvas is changed
const signs = ['input', 'change', 'keyup', 'pointerup', 'drop'];

/** What was changed in Studio and has not arrived: made a moment ago, or on its way. Whoever leaves meanwhile would lose it. */
export class Changes {
  #last = -Infinity;
  /** @type {Set<Promise<unknown>>} */
  #saving = new Set();
  #isRefused = false;
  #isLeaving = false;

  /**
   * @param {HTMLElement} place Where Studio is.
   * @param {() => boolean} mayChange Whether what is shown there can be changed.
   * @param {HTMLElement} links Where our own links are.
   */
  constructor(place, mayChange, links) {
    this.place = place;
    for (const sign of signs) place.addEventListener(sign, () => mayChange() && (this.#last = performance.now()), { capture: true, passive: true });
    links.addEventListener('click', (event) => void this.#wait(event));
    window.addEventListener('beforeunload', (event) => this.#areOpen() && event.preventDefault());
  }

  /**
   * A change is on its way.
   *
   * @param {Promise<Response>} answer
   */
  follow(answer) {
    if (performance.now() - this.#last >= debounce) this.#last = -Infinity; // else there is something that it does not hold yet
    /** @type {Promise<void>} */
    const saving = answer.then(({ ok }) => ok, () => false).then((isKept) => {
      this.#isRefused = !isKept;
      this.#saving.delete(saving);
    });
    this.#saving.add(saving);
  }

  /** Resolves when everything that was changed is on its way. */
  async sent() {
    this.#handOver();
    while (this.#isFresh()) await new Promise((resolve) => setTimeout(resolve, 50));
  }

  /** @returns {Promise<boolean>} When everything has arrived; false where it was refused. */
  async arrived() {
    await this.sent();
    while (this.#saving.size > 0) await Promise.all(this.#saving);
    return !this.#isRefused;
  }

  #isFresh() {
    return performance.now() - this.#last < pause;
  }

  #areOpen() {
    this.#handOver();
    return this.#isFresh() || this.#saving.size > 0;
  }

  // a field tells of its text when one goes elsewhere
  #handOver() {
    const field = document.activeElement;
    if (field instanceof HTMLElement && this.place.contains(field)) field.blur();
  }

  /**
   * A link that leads away waits. The browser asks whoever clicks again meanwhile; what is refused is to be read first.
   *
   * @param {MouseEvent} event
   */
  async #wait(event) {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || this.#isLeaving || !this.#areOpen()) return;
    event.preventDefault();
    this.#isLeaving = true;
    if (await this.arrived()) location.assign(link.href);
    this.#isLeaving = false;
  }
}
