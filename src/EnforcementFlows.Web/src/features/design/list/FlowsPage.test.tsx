import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { hostThat, refusal, signedIn } from '@/testing';
import { FlowsPage } from './FlowsPage';

const version = { versionId: 'payout-v1', number: 1, origin: 'files', createdAt: '2026-03-02T01:00:00Z' };
const flow = { definitionId: 'payout', title: '案款发放', name: null, published: version, draft: null, versions: 1, running: 0, draftByName: null, editing: null };
const request = { id: 'r', definitionId: 'payout' };

test('requests that cannot be read are not none: the page says so, and reads them when it is told to', async () => {
  let isDown = true;
  hostThat(({ path }) => {
    if (path === '/api/definitions') return { items: [flow], next: null };
    return isDown ? refusal(503, 'unavailable', '暂时不能读取') : { items: [request], next: null };
  });
  render(<FlowsPage />, { wrapper: signedIn().wrapper });
  expect(await screen.findByText('暂时不能读取')).toBeInTheDocument();
  expect(await screen.findByText('案款发放')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: '发布审批' })).toBeInTheDocument(); // and not that there are 0
  await userEvent.click(screen.getByText('待审批'));
  expect(screen.queryByText('没有符合条件的流程')).toBeNull();

  isDown = false;
  await userEvent.click(screen.getByRole('button', { name: /重\s?试/ }));
  await waitFor(() => expect(screen.queryByText('暂时不能读取')).toBeNull());
  expect(screen.getByRole('link', { name: '发布审批（1）' })).toBeInTheDocument();
  expect(screen.getByText('案款发放')).toBeInTheDocument();
});
