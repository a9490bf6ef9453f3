import type { TestCase } from '../useTestCases';
import type { Given, Happening, Script } from './script';

/** What a test case plays, without what it expects. */
export function scriptOf({ test }: Pick<TestCase, 'test'>): Script {
  const { given = {}, steps = [] } = test as Partial<Script>;
  return { given: without(given, ['expect']), steps: steps.map((step) => without(step, ['expect']) as Happening) };
}

/** How a simulation starts that nobody has begun yet: as the first of the flow's cases does; without one, on a case filed just now, with a request that says nothing. */
export function startOf(definitionId: string, cases: readonly TestCase[], now: string): Given {
  const [first] = cases;
  if (first) return scriptOf(first).given;
  return { facts: { filedAt: now, applicationReceivedOn: now.slice(0, 10), materialReceivedAt: now }, input: { request: { id: 'request-1', kind: definitionId, reason: '', data: {} } } };
}

const inForm = ['now', 'handler', 'facts'];

/** What is given besides what the form has fields for, as it stands in a `*.tests.json`. */
export function restText(given: Given): string {
  const rest = without(given, inForm);
  return Object.keys(rest).length === 0 ? '' : JSON.stringify(rest, null, 2);
}

/** Such text read again; undefined where it is no JSON object. */
export function restOf(text: string): Given | undefined {
  const read = objectOf(text);
  return read && without(read, inForm);
}

/** A JSON object as somebody typed it; nothing typed is an empty one, and undefined what is none. */
export function objectOf(text: string): Record<string, unknown> | undefined {
  if (text.trim() === '') return {};
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const without = (given: Given, names: readonly string[]): Given => Object.fromEntries(Object.entries(given).filter(([name]) => !names.includes(name)));
