import { actsFor, isLike, statesOf, type Account } from './account';

const account = (changes: Partial<Account> = {}): Account => ({
  id: 'a', userName: 'tongbai.judge4', name: '王法官', employer: 'court', active: true, roles: ['judge'], teams: [], mustChangePassword: false, lockedUntil: null, createdAt: '2026-03-02T01:00:00Z', version: 'v', ...changes,
});

test.each<[string, Partial<Account>, string[]]>([
  ['in use', {}, ['change', 'password', 'deactivate']],
  ['deactivated', { active: false }, ['change', 'reactivate']],
  ['one’s own', { id: 'self' }, []],
])('what can be done to an account that is %s', (_, changes, acts) => expect(actsFor(account(changes), 'self')).toEqual(acts));

test.each([
  ['王', true],
  ['JUDGE4', true],
  [' judge4 ', true],
  ['', true],
  ['李', false],
])('an account is looked for by %j', (text, isFound) => expect(isLike(account(), text)).toBe(isFound));

test.each<[Partial<Account>, string[]]>([
  [{}, ['active']],
  [{ mustChangePassword: true }, ['active', 'must-change']],
  [{ lockedUntil: '2026-03-02T02:00:00Z' }, ['active', 'locked']],
  [{ active: false, mustChangePassword: true }, ['inactive']],
])('how an account stands', (changes, states) => expect(statesOf(account(changes))).toEqual(states));
