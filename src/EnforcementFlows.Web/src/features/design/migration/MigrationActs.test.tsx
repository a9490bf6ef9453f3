import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { QueryStates } from '@/components/QueryStates';
import { hostThat, signedIn } from '@/testing';
import { MigrationActs } from './MigrationActs';
import type { MigrationDetail } from './types';
import { useMigration } from './useMigration';

/** The acts as they are on their page, for the plan as the host has it. */
const Page = () => <QueryStates query={useMigration('m')}>{(detail: MigrationDetail) => <MigrationActs detail={detail} isChanged={false} />}</QueryStates>;

test('a batch at work is stopped and goes on, each when it was asked about', async () => {
  let state = 'running';
  const asked = hostThat(({ method, path }) => {
    if (method === 'POST') state = path.endsWith('/stop') ? 'stopped' : 'queued';
    const may = { edit: false, decide: false, withdraw: false, stop: state !== 'stopped', resume: state === 'stopped', undo: false };
    const migration = { id: 'm', state, undoing: false, total: 3, pending: 2, migrated: 1, refused: 0, undone: 0, may };
    return method === 'POST' ? migration : { migration, findings: [] };
  });
  render(<Page />, { wrapper: signedIn('workflow.publish').wrapper });
  const sent = () => asked.filter(({ method }) => method === 'POST').map(({ path }) => path);

  await userEvent.click(await screen.findByRole('button', { name: /停\s?止/ }));
  expect(screen.getByText(/已办的保留，其余的不再办理/)).toBeInTheDocument();
  expect(sent()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'OK' }));

  await userEvent.click(await screen.findByRole('button', { name: /继\s?续/ }));
  expect(screen.queryByRole('button', { name: /停\s?止/ })).toBeNull();
  await userEvent.click(screen.getAllByRole('button', { name: 'OK' }).at(-1)!);
  expect(await screen.findByRole('button', { name: /停\s?止/ })).toBeInTheDocument();
  expect(sent()).toEqual(['/api/migrations/m/stop', '/api/migrations/m/resume']);
});
