// Reads a JSON array of cases from standard input and writes one result for each: {"shown": text} or {"error": name}.
import { readFileSync } from 'node:fs';
import vm from 'node:vm';

const show = readFileSync(new URL('show.js', import.meta.url), 'utf8');
const cases = JSON.parse(readFileSync(0, 'utf8'));

function evaluate({ expression, body, script }) {
  if (script !== undefined) {
    const context = vm.createContext({});
    vm.runInContext(show.replace('const show', 'var show'), context);
    const value = vm.runInContext(script, context);
    return value === undefined ? 'null' : context.show(value);
  }
  const code = expression !== undefined ? `return (${expression}\n)` : body;
  return new Function(`"use strict"; ${show}\nreturn show((() => {${code}\n})())`)();
}

console.log(JSON.stringify(cases.map(each => {
  try {
    return { shown: evaluate(each) };
  } catch (error) {
    return { error: error?.name ?? String(error) };
  }
})));
