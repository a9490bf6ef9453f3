import { expect, it } from 'vitest';
import { hasRest, progressOf, resultOf } from './progress';

const counts = { undoing: false, total: 10, pending: 4, migrated: 5, refused: 1, undone: 0 };

it.each([
  ['goes over', counts, { done: 6, of: 10, percent: 60 }],
  ['goes back', { ...counts, undoing: true, pending: 0, migrated: 3, undone: 6 }, { done: 6, of: 9, percent: 66 }],
  ['has nothing to do', { ...counts, total: 0, pending: 0 }, { done: 0, of: 0, percent: 100 }],
])('a migration that %s says how far it is', (_, migration, expected) => expect(progressOf(migration)).toEqual(expected));

it.each([
  ['waits', counts, true],
  ['was refused', { ...counts, pending: 0 }, true],
  ['is not back yet', { ...counts, undoing: true, pending: 0 }, true],
  ['is left', { ...counts, pending: 0, refused: 0 }, false],
])('there is something to go on with where something %s', (_, migration, expected) => expect(hasRest(migration)).toBe(expected));

it.each([
  ['pending', null, 'pending'],
  ['pending', 'migration.in-fork', 'would-refuse'],
  ['migrated', 'migration.moved-on', 'migrated'],
] as const)('a flow that is %s with %s is shown as %s', (state, code, shown) => expect(resultOf({ state, code })).toBe(shown));
