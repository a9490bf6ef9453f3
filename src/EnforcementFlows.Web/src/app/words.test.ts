import type { Words } from '@/lib/i18n';
import { words as atOnce, wordsLater } from './words';

const later = await Promise.all(Object.entries(wordsLater).map(async ([name, fetch]) => [name, await fetch()] as const));
const words = { ...atOnce, ...Object.fromEntries(later) };

const keysOf = (part: Words, before = ''): string[] =>
  Object.entries(part).flatMap(([key, value]) => (typeof value === 'string' ? [before + key] : keysOf(value, `${before}${key}.`)));

const textsOf = (part: Words): string[] => Object.values(part).flatMap((value) => (typeof value === 'string' ? [value] : textsOf(value)));

const gapsOf = (text: string) => [...text.matchAll(/{{\w+}}/g)].map(([gap]) => gap).sort();

test.each(Object.entries(words))('%s has the same words in both languages, with the same gaps', (_, { zh, en }) => {
  expect(keysOf(en).sort()).toEqual(keysOf(zh).sort());
  const english = textsOf(en);
  textsOf(zh).forEach((text, index) => expect(gapsOf(english[index]!)).toEqual(gapsOf(text)));
});

// every word that a page asks for by name is there; names put together at run time are seen in the browser tests
const sources = import.meta.glob<string>('../**/*.tsx', { query: '?raw', import: 'default', eager: true });

test.each(Object.entries(sources))('%s asks for words that there are', (_, source) => {
  const part = /useWords\('(\w+)'\)/.exec(source)?.[1];
  const asked = [...source.matchAll(/\bt\('([^']+)'[,)]/g)].map(([, key]) => key!);
  const all = Object.entries(words).flatMap(([name, { zh }]) => keysOf(zh).map((key) => `${name}:${key}`));
  for (const key of asked) expect(all).toContain(key.includes(':') ? key : `${part}:${key}`);
});
