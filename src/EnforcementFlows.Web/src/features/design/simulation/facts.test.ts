import { expect, it } from 'vitest';
import { factsOf, linesOf } from './facts';

it.each([
  ['text', 'ordinary', 'ordinary'],
  ['a day', '2026-02-27', '2026-02-27'],
  ['a number', '12', 12],
  ['an amount', '100.5', 100.5],
  ['yes', '是', true],
  ['no', 'false', false],
  ['a list', '["a"]', ['a']],
  ['what is no JSON', '{oops', '{oops'],
  ['nothing', '', ''],
])('reads %s', (_, value, expected) => expect(factsOf([{ name: ' fact ', value }])).toEqual({ fact: expected }));

it('leaves lines without a name out', () => expect(factsOf([{ name: ' ', value: '1' }])).toEqual({}));

it('gives back what it was given', () => {
  const facts = { filedAt: '2026-03-02T09:00:00+08:00', applicantsCount: 3, legacy: false, parties: ['a'] };
  expect(factsOf(linesOf(facts))).toEqual(facts);
});
