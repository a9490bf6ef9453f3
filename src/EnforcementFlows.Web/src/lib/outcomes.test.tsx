import { renderHook } from '@testing-library/react';
import { signedIn } from '@/testing';
import { useOutcomeName, useWayName } from './outcomes';

/** A court with names of its own for outcomes. */
function court(outcomes?: Record<string, string>) {
  const { client, wrapper } = signedIn();
  client.setQueryData(['profile'], { outcomes });
  return wrapper;
}

test.each([
  ['put-off', null, '延期再办'],
  ['approve', null, '准许'],
  ['approve', 'payout-check', '准许'], // the court's own name goes before all others
  ['upheld', 'price-objection', '异议成立'],
  ['upheld', null, '维持'],
  ['hold', null, 'hold'],
])('outcome %s of form %s is called %s', (outcome, form, name) => {
  const { result } = renderHook(useOutcomeName, { wrapper: court({ 'put-off': '延期再办', approve: '准许' }) });
  expect(result.current(outcome, form)).toBe(name);
});

test('a court without names of its own has those of all courts', () => {
  const { result } = renderHook(useOutcomeName, { wrapper: court() });
  expect(result.current('approve', 'payout-check')).toBe('核对无误');
  expect(result.current('approve')).toBe('同意');
});

test.each([
  ['put-off', 'Court.HumanTask', null, '延期再办'],
  ['upheld', 'Court.HumanTask', 'price-objection', '异议成立'],
  ['found', 'Court.HumanTask', null, '属实'],
  ['found', 'Court.RecordQuery', null, '查到财产'], // the same code of a step that nobody does by hand
  ['approved', 'Court.Approval', null, '同意'],
  ['controlled', 'Control', null, '已控制'], // a flow that is a step
  ['True', 'Elsa.FlowDecision', null, '是'],
  ['by-hand', 'Elsa.FlowFork', null, 'by-hand'],
])('the way %s out of a %s is called %s', (port, type, form, name) => {
  const { result } = renderHook(useWayName, { wrapper: court({ 'put-off': '延期再办' }) });
  expect(result.current(port, { type, form })).toBe(name);
});
