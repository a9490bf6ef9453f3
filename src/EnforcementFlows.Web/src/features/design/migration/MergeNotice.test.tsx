import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { hostThat, signedIn } from '@/testing';
import { MergeNotice } from './MergeNotice';
import { planOf } from './plan';
import type { MigrationDetail } from './types';
import type { EditedPlan } from './usePlan';

const place = (path: string, name: string) => ({ path, activityId: path, name, type: 'Court.HumanTask', parent: null });
const detail = {
  migration: { legalGround: '规程修订', clause: null },
  nodes: [{ path: 'a', name: '核收', to: 'own', ends: false, goOnAt: null }],
  targets: [place('own', '接收材料'), place('other', '登记材料')],
  variables: [], targetVariables: [], deadlines: [], timers: [], tasks: 're-offer',
} as unknown as MigrationDetail;

it('says what was taken over and names the other choice, which can be taken', async () => {
  hostThat(() => ({ nodes: {} }));
  const [set, dismiss] = [vi.fn(), vi.fn()];
  const merge: EditedPlan['merge'] = { taken: ['tasks'], conflicts: [{ key: 'node a', theirs: { to: 'other', ends: false, goOnAt: null } }], gone: [] };
  render(<MergeNotice detail={detail} edited={{ plan: planOf(detail), merge, set, dismiss } as unknown as EditedPlan} />, { wrapper: signedIn().wrapper });

  expect(screen.getByText('核收 新版步骤：您的是“接收材料”，他人的是“登记材料”')).toBeInTheDocument();
  expect(screen.getByText('已发出的待办：按新版重新派发')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: '改用他人的 核收 新版步骤' }));
  expect(set).toHaveBeenCalledWith(expect.objectContaining({ nodes: [{ path: 'a', to: 'other', ends: false, goOnAt: null }] }));
});
