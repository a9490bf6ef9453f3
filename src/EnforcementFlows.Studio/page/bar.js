import { goTo } from './router.js';
import { hindrance, isEditable, nameOf, outcomeOf, refusalOf, stateOf, titleOf } from './state.js';

/** @import { Act, Definition, Saving } from './host.js' */
/** @import { View } from './router.js' */
/** @import { Person } from './session.js' */
/** @import { Flow } from './state.js' */

/** The line above Studio: where one is, what flow it is and whether it can be changed, and whether what was changed is kept. */
export class Bar {
  /** @type {View | undefined} */
  #view;
  /** @type {Flow | undefined} */
  #flow;

  /**
   * @param {Person} person
   * @param {(definition: Definition | undefined) => void} onKept What is open is now so, in the host's keeping; or nothing is.
   * @param {Document} page
   */
  constructor(person, onKept, page = document) {
    this.person = person;
    this.onKept = onKept;
    this.page = page;
    this.#part('who').textContent = person.name;
    page.getElementById('bar')?.addEventListener('click', stayHere);
  }

  /** The definition in the editor. */
  get definition() {
    return this.#flow?.definition;
  }

  /** Whether the person may change it. */
  get isEditable() {
    return this.definition !== undefined && isEditable(this.definition);
  }

  /** What came of the last saving is known where another view is asked for; what comes of the one that it waits for is said beside it. */
  clear() {
    this.#part('saved').replaceChildren();
  }

  /** @param {View} view */
  show(view) {
    this.#view = view;
    if (this.#flow?.definition.definitionId !== view.id) this.#flow = undefined;
    if (!this.#flow) this.onKept(undefined);
    this.#draw();
  }

  /** @param {Definition} definition */
  know(definition) {
    if (this.#view?.name !== 'editor' || this.#view.id !== definition.definitionId) return;
    this.#flow = { definition, isProposed: this.#flow ? this.#flow.isProposed : false };
    this.onKept(definition);
    this.#draw();
  }

  /**
   * Whether somebody is asked to publish what is open, as the host knows it; nothing where it did not say.
   *
   * @param {boolean | undefined} isProposed
   */
  knowProposed(isProposed) {
    if (this.#flow) this.#flow = { ...this.#flow, isProposed };
    this.#draw();
  }

  /**
   * How the host has it now; Studio shows it as it was.
   *
   * @param {Definition} lately
   */
  learn(lately) {
    if (this.#flow) this.#flow = { ...this.#flow, lately };
    this.#draw();
  }

  /** @param {boolean} isReachable */
  reach(isReachable) {
    this.#say(isReachable ? 'saved' : 'failed', isReachable ? '已连接服务器' : '连接不上服务器，正在重试；修改还在本页');
  }

  /**
   * @param {Response} answer
   * @param {Act} act
   */
  async refuse(answer, act) {
    const { kind, text } = await refusalOf(answer, act);
    this.#say(kind, text);
  }

  /** @param {Saving} saving */
  async follow({ isPublishing, answer }) {
    this.#say('saving', '正在保存…');
    const outcome = await outcomeOf(answer, isPublishing, new Date().toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false }));
    this.#say(outcome.kind, outcome.text);
    if (this.#flow && outcome.kind === 'saved') this.#flow = { ...this.#flow, isProposed: isPublishing }; // a change after it makes the request void
    this.#draw();
  }

  /**
   * @param {string} kind
   * @param {string} text
   */
  #say(kind, text) {
    Object.assign(this.#part('saved'), { textContent: text, title: text }).dataset.kind = kind;
  }

  #draw() {
    const [view, flow, place] = [this.#view, this.#flow, this.#part('flow')];
    if (!view) return;
    this.page.title = titleOf(view, flow);
    for (const link of this.page.querySelectorAll('a[data-view]')) {
      if (link.getAttribute('data-view') === listOf(view)) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    place.hidden = !flow;
    if (flow) place.replaceChildren(...this.#parts(flow));
  }

  /** @param {Flow} flow */
  #parts(flow) {
    const { definition } = flow;
    const hindered = hindrance(flow, this.person.permissions.includes('workflow.design'));
    const name = nameOf(definition);
    const parts = [Object.assign(this.#text('b', name), { title: name }), this.#text('span', `第 ${definition.version} 版`), this.#text('span', stateOf(flow))];
    if (flow.isProposed && !definition.isPublished) parts.push(Object.assign(this.page.createElement('a'), { href: '/administration/flows/releases', textContent: '查看发布申请' }));
    if (flow.isProposed === undefined && !definition.isPublished) parts.push(this.#text('em', '没有查到是否已提交发布'), this.#button('重试', () => this.onKept(definition)));
    if (hindered) parts.push(this.#text('em', hindered.text));
    if (hindered?.isOver) parts.push(this.#button('重新打开', () => location.reload()));
    return parts;
  }

  /**
   * @param {string} tag
   * @param {string} text
   */
  #text(tag, text) {
    return Object.assign(this.page.createElement(tag), { textContent: text });
  }

  /**
   * @param {string} text
   * @param {() => void} act
   */
  #button(text, act) {
    return Object.assign(this.page.createElement('button'), { textContent: text, type: 'button', onclick: act });
  }

  /** @param {string} id */
  #part(id) {
    return /** @type {HTMLElement} */ (this.page.getElementById(id));
  }
}

/**
 * The list that a view belongs to.
 *
 * @param {View} view
 */
const listOf = (view) => (view.name === 'editor' ? 'list' : view.name === 'instance' ? 'instances' : view.name);

/**
 * A link within the designer swaps what is shown; the program, which takes seconds to start, stays.
 *
 * @param {MouseEvent} event
 */
function stayHere(event) {
  const link = event.target instanceof Element ? event.target.closest('a[data-view]') : null;
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  goTo(/** @type {HTMLAnchorElement} */ (link).href);
}
