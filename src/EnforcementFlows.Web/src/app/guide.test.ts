import { readFileSync } from 'node:fs';
import type { Words } from '@/lib/i18n';
import { words, wordsLater } from './words';

const guide = readFileSync('../../docs/user-guide.zh-CN.md', 'utf8');

const textsOf = (part: Words): string[] => Object.values(part).flatMap((value) => (typeof value === 'string' ? [value] : textsOf(value)));
const later = await Promise.all(Object.values(wordsLater).map((fetch) => fetch()));
const shown = [...Object.values(words), ...later].flatMap(({ zh }) => textsOf(zh)).map((text) => text.replace(/“?{{\w+}}”?/g, 'n'));

// what the guide puts between quotation marks, a clerk looks for on the page
test.each([...new Set(guide.match(/(?<=“)[^”]+(?=”)/g))])('the guide speaks of “%s”, as the pages do', (quoted) => {
  expect(shown.filter((text) => text.includes(quoted))).not.toHaveLength(0);
});
