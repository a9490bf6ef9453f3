import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { hostThat, refusal, signedIn } from '@/testing';
import type { Flow } from '../useFlows';
import { AskForPublishing } from './AskForPublishing';

test('whether a draft was handed in is asked again where it could not be read', async () => {
  let isDown = true;
  hostThat(() => (isDown ? refusal(503, 'unavailable', '暂时不能读取') : { items: [{ id: 'r', definitionId: 'payout' }], next: null }));
  const flow = { definitionId: 'payout', draft: { number: 2 } } as Flow;
  render(<AskForPublishing flow={flow} />, { wrapper: signedIn('workflow.design').wrapper });
  expect(await screen.findByText('暂时不能读取')).toBeInTheDocument();
  isDown = false;
  await userEvent.click(screen.getByRole('button', { name: /重\s?试/ }));
  expect(await screen.findByRole('link', { name: '发布申请待审批' })).toBeInTheDocument();
});
