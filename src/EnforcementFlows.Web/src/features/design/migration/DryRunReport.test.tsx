import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { hostThat, signedIn } from '@/testing';
import { DryRunReport } from './DryRunReport';
import type { Migration } from './types';

it.each([
  ['is not tried before it is saved', true],
  ['is tried as it was saved', false],
])('a plan %s', (_, isChanged) => {
  hostThat(() => ({}));
  render(<DryRunReport migration={{ id: 'm', revision: 1 } as Migration} isChanged={isChanged} />, { wrapper: signedIn().wrapper });
  const button = screen.getByRole('button', { name: '运行试算' });
  expect(button.hasAttribute('disabled')).toBe(isChanged);
  expect(screen.queryAllByText(/请先保存方案/)).toHaveLength(isChanged ? 1 : 0);
});
