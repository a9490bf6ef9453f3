/** @typedef {{ flow: string | undefined, isPublishing: boolean, later?: Save, answer?: Promise<Response> }} Save A request to save a draft. */

/**
 * Saves go one at a time, in the order in which they were made: what was changed first is not to arrive last, and lie over what was changed
 * since. Of those of one flow that wait behind another the newest goes, which holds what the others held, and answers for them.
 */
export class Saves {
  /** @type {Promise<unknown>} */
  #before = Promise.resolve();
  /** @type {Save | undefined} */
  #newest;

  /**
   * @param {Pick<Save, 'flow' | 'isPublishing'>} asked
   * @param {() => Promise<Response>} send
   * @returns {Promise<Response>}
   */
  add(asked, send) {
    /** @type {Save} */
    const save = { ...asked };
    const before = this.#newest;
    if (before && !before.isPublishing && before.flow && before.flow === save.flow) before.later = save; // to ask for publication is more than to save
    this.#newest = save;
    const turn = this.#before.then(() => (save.later ? undefined : send()));
    this.#before = turn.catch(() => undefined);
    save.answer = turn.then((answer) => answer ?? /** @type {Promise<Response>} */ (save.later?.answer));
    return save.answer.then((answer) => answer.clone()); // several may read it
  }
}
