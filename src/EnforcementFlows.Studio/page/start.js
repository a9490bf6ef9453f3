import { Bar } from './bar.js';
import { showStep } from './canvas.js';
import { Changes } from './changes.js';
import { Checks } from './checks.js';
import { watchHost } from './host.js';
import { nameFlows, speakChinese } from './overlay.js';
import { stayPresent } from './presence.js';
import { isProposed } from './proposals.js';
import { watchAddress } from './router.js';
import { waitForHost, waitForSignIn, whoIsSignedIn } from './session.js';
import { show } from './stage.js';

/** @import { Definition } from './host.js' */
/** @import { Person } from './session.js' */

// in this order: each expects what the ones before it have left in the window
const scripts = [
  '_content/BlazorMonaco/jsInterop.js',
  '_content/BlazorMonaco/lib/monaco-editor/min/vs/loader.js',
  '_content/BlazorMonaco/lib/monaco-editor/min/vs/editor/editor.main.js',
  '_content/MudBlazor/MudBlazor.min.js',
  '_content/CodeBeam.MudBlazor.Extensions/MudExtensions.min.js',
  '_content/Radzen.Blazor/Radzen.Blazor.js',
  '_framework/blazor.webassembly.js',
];

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

async function start() {
  const person = await whoIsSignedIn();
  if (!person) return location.reload(); // the host answers with the sign-in
  localStorage.setItem('BlazorCulture', 'zh-Hans'); // read when the program starts: dates, numbers, and the words of its components
  const bar = barFor(person);
  const changes = new Changes(part('designer'), () => bar.isEditable, part('bar'));
  watchHost({
    onDefinition: (definition) => {
      nameFlows([definition]);
      bar.know(definition);
    },
    onSummaries: nameFlows,
    onSaving: (saving) => {
      changes.follow(saving.answer);
      void bar.follow(saving);
    },
    onRefusal: (answer, act) => void bar.refuse(answer, act),
    signIn: waitForSignIn(person, /** @type {HTMLDialogElement} */ (part('signed-out'))),
    whenReachable: waitForHost((isReachable) => bar.reach(isReachable)),
    startAgain: () => void changes.arrived().then((isKept) => isKept && location.reload()),
  });
  stayPresent(() => bar.definition?.definitionId, (definition) => bar.learn(definition));
  speakChinese(document.body);
  uncoverWhenDrawn();
  await Promise.all(scripts.map(load));
  const draw = async () => {
    const view = await show(part('designer'), () => {
      bar.clear();
      return changes.sent();
    });
    document.documentElement.dataset.view = view.name;
    bar.show(view);
  };
  watchAddress(() => void draw());
  await draw();
}

/**
 * The bar, with what is looked up of each flow that is opened or saved.
 *
 * @param {Person} person
 */
function barFor(person) {
  const checks = new Checks(/** @type {HTMLButtonElement} */ (part('checks')), part('findings'), async (id) => bar.definition?.root !== undefined && showStep(bar.definition.root, id));
  /** @type {Bar} */
  const bar = new Bar(person, (definition) => {
    if (!definition) return checks.clear();
    void checks.look(definition);
    followHash(definition);
    if (!definition.isPublished) void isProposed(definition).then((proposed) => bar.definition === definition && bar.knowProposed(proposed));
  });
  return bar;
}

/**
 * Other pages name a step in the address: it is shown once, when its flow is opened.
 *
 * @param {Definition} definition
 */
function followHash({ root }) {
  const step = decodeURIComponent(location.hash.slice(1));
  if (!step) return;
  history.replaceState(null, '', location.pathname);
  void showStep(root, step);
}

/** @param {string} source */
function load(source) {
  const script = document.createElement('script');
  script.src = source;
  script.async = false; // fetched together, run one after the other
  return new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = reject;
    document.body.append(script);
  });
}

function uncoverWhenDrawn() {
  const drawn = new MutationObserver(() => {
    if (!part('designer').querySelector('.mud-table, .rz-splitter')) return;
    part('opening').hidden = true;
    drawn.disconnect();
  });
  drawn.observe(part('designer'), { childList: true, subtree: true });
}

document.addEventListener('click', (event) => {
  if (event.target instanceof Element && event.target.closest('[data-act=reload]')) location.reload();
});
start().catch((/** @type {unknown} */ problem) => {
  part('opening').hidden = true;
  part('failed').hidden = false;
  console.warn(problem);
});
