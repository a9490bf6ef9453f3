import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const file = (name) => readFileSync(resolve(import.meta.dirname, '../page', name), 'utf8');

function open() {
  document.documentElement.innerHTML = file('index.html').replace(/<script[^]*?<\/script>/g, '');
  new Function(file('supported.js'))();
}

const isShown = (id) => !document.getElementById(id).hidden;
const fetched = () => [...document.querySelectorAll('script')].map((script) => script.getAttribute('src'));

beforeAll(() => {
  HTMLScriptElement.prototype.noModule ??= false; // the only thing of today's browsers that the test's document lacks
});
afterEach(() => vi.restoreAllMocks());

test('a browser of today begins to open the designer', () => {
  open();

  expect([isShown('opening'), isShown('too-old')]).toEqual([true, false]);
  expect(fetched()).toEqual(['page/start.js']);
});

test.each([
  ['vectors', 123],
  ['exceptions', 25],
])('one that knows no %s says so and where else flows are changed, and fetches nothing', (_, opcode) => {
  const validate = WebAssembly.validate;
  vi.spyOn(WebAssembly, 'validate').mockImplementation((program) => !program.includes(opcode) && validate(program));
  open();

  expect([isShown('opening'), isShown('too-old')]).toEqual([false, true]);
  expect(document.getElementById('too-old').textContent).toContain('浏览器版本过低');
  expect(document.querySelector('#too-old a').getAttribute('href')).toBe('/administration/flows');
  expect(fetched()).toEqual([]);
});

test('what decides it is written for browsers of long ago', () => {
  expect(file('supported.js').replace(/\/\/.*/g, '')).not.toMatch(/=>|\b(const|let|class|async|await|import|export)\b|\?\.|\?\?|`/);
});
