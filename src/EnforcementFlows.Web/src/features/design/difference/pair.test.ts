import { expect, it } from 'vitest';
import type { Version } from '../useFlows';
import { pairOf } from './pair';

const version = (number: number, isPublished = false): Version => ({
  versionId: `x-v${number}`, number, isPublished, isLatest: false, origin: 'files', createdAt: '2026-03-02T01:00:00Z', savedAt: null, savedByName: null, publishedAt: null, running: 0,
});

it.each([
  ['a draft is compared with what is in force', [version(3), version(2, true), version(1)], null, null, [2, 3]],
  ['what is in force is compared with the one before', [version(2, true), version(1)], null, null, [1, 2]],
  ['a draft that an import has replaced is not what was before', [version(3, true), version(2), { ...version(1), publishedAt: '2026-03-02T01:00:00Z' }], null, null, [1, 3]],
  ['after a return to an older version the newest is compared with that', [version(2), version(1, true)], null, null, [1, 2]],
  ['those asked for are taken', [version(3), version(2, true), version(1)], 'x-v1', 'x-v2', [1, 2]],
  ['one that is not there is as none', [version(2, true), version(1)], 'y-v9', null, [1, 2]],
  ['a first draft has nothing to be compared with', [version(1)], null, null, [undefined, 1]],
])('%s', (_, versions, from, to, expected) => {
  const pair = pairOf(versions, from, to);
  expect([pair.from?.number, pair.to?.number]).toEqual(expected);
});
