import { readdirSync, readFileSync } from 'node:fs';
import { inbox } from './words';

const root = '../../workflows/';

/** Every outcome that a task of a definition can have. */
function outcomesIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'type' in node && node.type === 'Court.HumanTask' && 'outcomes' in node ? told(node.outcomes) : [];
  return [...own, ...Object.values(node).flatMap(outcomesIn)];
}

const told = (input: unknown) => JSON.parse((input as { expression: { value: string } }).expression.value) as string[];

test('every outcome of every definition has a word in both languages', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /definitions\/[^/]+\.json$/.test(file) && !file.endsWith('.tests.json'));
  const codes = new Set(['approve', 'reject', 'return', ...files.flatMap((file) => outcomesIn(JSON.parse(readFileSync(root + file, 'utf8'))))]);
  expect(codes.size).toBeGreaterThan(30);
  for (const code of codes) {
    expect(inbox.zh.outcome, code).toHaveProperty(code);
    expect(inbox.en.outcome, code).toHaveProperty(code);
  }
});

test('the host knows of which outcomes there is a word, and the administrator’s guide lists them', () => {
  const known = JSON.parse(readFileSync(`${root}outcomes.json`, 'utf8')) as Record<string, string>;
  expect(known).toEqual(inbox.zh.outcome);
  const guide = readFileSync('../../docs/admin-guide.zh-CN.md', 'utf8');
  for (const [code, name] of Object.entries(known)) expect(guide).toContain(`| \`${code}\` | ${name} |`);
});

test('the forms say what outcomes are called in them, as the pages do', () => {
  const files = readdirSync(`${root}forms`).map((file) => JSON.parse(readFileSync(`${root}forms/${file}`, 'utf8')) as { key: string; outcomes?: Record<string, string> });
  expect(Object.fromEntries(files.filter(({ outcomes }) => outcomes).map(({ key, outcomes }) => [key, outcomes]))).toEqual(inbox.zh['outcome-in']);
});
