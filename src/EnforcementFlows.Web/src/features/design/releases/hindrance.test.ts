import { describe, expect, it } from 'vitest';
import { hindranceOf, isReady } from './hindrance';

describe('why somebody may not decide', () => {
  it.each([
    ['somebody else who publishes may', { state: 'proposed', mayDecide: true, requestedBy: 'a' }, 'b', true, null],
    ['whoever asked may not', { state: 'proposed', mayDecide: false, requestedBy: 'a' }, 'a', true, 'own-request'],
    ['whoever changed it may not', { state: 'proposed', mayDecide: false, requestedBy: 'a' }, 'b', true, 'own-change'],
    ['a post without the right may not', { state: 'proposed', mayDecide: false, requestedBy: 'a' }, 'a', false, 'no-permission'],
    ['of what is decided nothing is said', { state: 'published', mayDecide: false, requestedBy: 'a' }, 'a', false, null],
  ] as const)('%s', (_, release, self, mayPublish, expected) => expect(hindranceOf(release, self, mayPublish)).toBe(expected));
});

describe('a request can be approved', () => {
  it.each([
    ['not where the draft is no longer what was asked for', null, '已核', false],
    ['not with errors', { errors: 1, newWarnings: 0 }, '已核', false],
    ['without warnings', { errors: 0, newWarnings: 0 }, '', true],
    ['not with warnings accepted without a reason', { errors: 0, newWarnings: 2 }, ' ', false],
    ['with warnings accepted for a reason', { errors: 0, newWarnings: 2 }, '已核', true],
  ] as const)('%s', (_, check, reason, expected) => expect(isReady(check, reason)).toBe(expected));
});
