import { readdirSync, readFileSync } from 'node:fs';
import type { Words } from '@/lib/i18n';
import { words, wordsLater } from './words';

const designer = '../EnforcementFlows.Studio/page';
const quotedIn = (guide: string) => [...new Set(readFileSync(`../../docs/${guide}.zh-CN.md`, 'utf8').match(/(?<=“)[^”]+(?=”)/g))];

const textsOf = (part: Words): string[] => Object.values(part).flatMap((value) => (typeof value === 'string' ? [value] : textsOf(value)));
const later = await Promise.all(Object.values(wordsLater).map((fetch) => fetch()));
const shown = [...Object.values(words), ...later].flatMap(({ zh }) => textsOf(zh)).map((text) => text.replace(/“?{{\w+}}”?/g, 'n'));

const findings = readFileSync('../EnforcementFlows.Api/Features/Designer/FindingText.cs', 'utf8').split('\n');
const inDesigner = readdirSync(designer).map((file) => readFileSync(`${designer}/${file}`, 'utf8').replace(/\$\{[^}]*\}/g, 'n'));

// what a guide puts between quotation marks, its reader looks for on the page
test.each(quotedIn('user-guide'))('the guide speaks of “%s”, as the pages do', (quoted) => {
  expect(shown.filter((text) => text.includes(quoted))).not.toHaveLength(0);
});

test.each(quotedIn('admin-guide'))('the administrator’s guide speaks of “%s”, as the pages do', (quoted) => {
  const parts = quoted.split('……'); // what stands between them differs
  expect([...shown, ...inDesigner, ...findings].filter((text) => parts.every((part) => text.includes(part))).length).toBeGreaterThan(0);
});
