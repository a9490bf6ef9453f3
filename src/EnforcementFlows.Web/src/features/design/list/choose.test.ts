import { describe, expect, it } from 'vitest';
import type { Flow } from '../useFlows';
import { chosenFlows } from './choose';

const version = { versionId: 'x-v1', number: 1, origin: 'files', createdAt: '2026-03-02T01:00:00Z' };
const flow = (definitionId: string, title: string, rest: Partial<Flow> = {}): Flow => ({
  definitionId, title, name: null, published: version, draft: null, versions: 1, running: 0, draftByName: null, editing: null, ...rest,
});
const flows = [flow('notice', '发送文书', { name: 'SendNotice' }), flow('seal', '查封', { draft: version }), flow('payout', '案款发放', { running: 3 })];
const idsOf = (...[filter, text]: [Parameters<typeof chosenFlows>[2], string]) => chosenFlows(flows, [{ definitionId: 'seal' }], filter, text).map((row) => row.definitionId);

describe('the flows shown', () => {
  it.each([
    ['all', '', ['notice', 'seal', 'payout']],
    ['draft', '', ['seal']],
    ['proposed', '', ['seal']],
    ['running', '', ['payout']],
    ['all', ' sendnotice ', ['notice']],
    ['all', '查封', ['seal']],
    ['all', 'PAY', ['payout']],
    ['draft', 'pay', []],
  ] as const)('with %s and “%s”', (filter, text, expected) => expect(idsOf(filter, text)).toEqual(expected));
});
