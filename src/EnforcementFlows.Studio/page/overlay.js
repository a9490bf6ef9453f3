import { icons } from './icons.js';
import { nameOf } from './state.js';
import { sentences, words } from './words.js';

/** @import { Summary } from './host.js' */

const attributes = ['placeholder', 'title', 'aria-label'];
// what people have written, and ourselves
const notOurs = '.monaco-editor, textarea, script, style, .bar, .findings, .notice, dialog';
// what can be left out as a whole; studio.css says what is, by the English word it carried
const parts = '.mud-tab, .mud-menu-item, .mud-typography-overline, .mud-link, td:first-child, label, button';
// where Studio calls a flow by its name
const places = 'td, .mud-tab';

/** @type {Map<string, string>} What people call the flows, by the names that other flows know them by. */
const flows = new Map();

/**
 * Flows whose names are about to appear in a list.
 *
 * @param {Summary[]} list
 */
export function nameFlows(list) {
  for (const flow of list) if (flow.name) flows.set(flow.name, nameOf(flow));
}

/**
 * A text of Studio in Chinese; any other text as it is.
 *
 * @param {string} text
 */
export function translate(text) {
  const english = text.trim();
  if (!/[A-Za-z]/.test(english)) return text;
  const word = Object.hasOwn(words, english) ? words[english] : inSentence(english);
  return word === undefined ? text : text.replace(english, () => word);
}

/** @param {string} english */
function inSentence(english) {
  for (const [pattern, chinese] of sentences) if (pattern.test(english)) return english.replace(pattern, chinese);
  return undefined;
}

/**
 * Puts Studio's own words into Chinese as they appear: its package has no other language than English, and no place to give it one. What
 * the host names (activities, inputs, ports, flows) is Chinese already.
 *
 * @param {HTMLElement} page
 */
export function speakChinese(page) {
  const observer = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === 'childList') addedNodes.forEach(read);
      else read(target);
    }
  });
  read(page);
  observer.observe(page, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: attributes });
}

/** @param {Node} node */
function read(node) {
  const element = node instanceof Element ? node : node.parentElement;
  if (!element || element.closest(notOurs)) return;
  if (node instanceof Text) return readText(node);
  if (!(node instanceof Element)) return;
  readAttributes(node);
  if (node instanceof HTMLButtonElement) readIcon(node);
  node.childNodes.forEach(read);
}

/** @param {Text} node */
function readText(node) {
  const chinese = (node.parentElement?.closest(places) && flows.get(node.data.trim())) || translate(node.data);
  if (/[A-Za-z]/.test(node.data)) node.parentElement?.closest(parts)?.setAttribute('data-english', node.data.trim());
  if (chinese !== node.data) node.data = chinese; // only then: to write is to be called again
}

/** @param {Element} element */
function readAttributes(element) {
  for (const name of attributes) {
    const text = element.getAttribute(name) ?? '';
    const chinese = translate(text);
    if (chinese === text) continue;
    element.setAttribute(name, chinese);
    if (name !== 'placeholder') element.setAttribute('data-english', text);
  }
}

/** @param {HTMLButtonElement} button */
function readIcon(button) {
  if (button.textContent.trim() || button.getAttribute('aria-label')) return;
  const outline = [...button.querySelectorAll('path')].at(-1)?.getAttribute('d') ?? '';
  const [, purpose] = icons.find(([start]) => outline.startsWith(start)) ?? [];
  if (!purpose) return;
  button.setAttribute('aria-label', purpose);
  button.title ||= purpose;
}
