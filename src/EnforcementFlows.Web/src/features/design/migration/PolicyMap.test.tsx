import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { hostThat, refusal, signedIn } from '@/testing';
import type { Plan } from './plan';
import { PolicyMap } from './PolicyMap';
import type { MigrationDetail } from './types';

test('that the nodes of the court could not be read is said, and they are asked for again', async () => {
  let isAway = true;
  hostThat(() => (isAway ? refusal(503, 'unavailable', '服务暂时不可用') : { nodes: { 'first-reception': { name: '初次接待' } } }));
  const detail = { deadlines: [{ node: 'first-reception', name: '初次接待', running: 1 }], timers: [] } as unknown as MigrationDetail;
  const plan = { deadlines: [{ node: 'first-reception', toNode: 'first-reception', policy: 'keep-due' }], timers: [] } as unknown as Plan;
  render(<PolicyMap detail={detail} plan={plan} disabled={false} onChange={() => {}} />, { wrapper: signedIn().wrapper });

  expect(await screen.findByRole('alert')).toHaveTextContent('服务暂时不可用');

  isAway = false;
  await userEvent.click(screen.getByRole('button', { name: /重\s?试/ }));
  expect(await screen.findByText('初次接待（first-reception）')).toBeInTheDocument();
  expect(screen.queryByRole('alert')).toBeNull();
});
