import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { BringIn } from './BringIn';
import type { ArchivedFile, ArchiveReport } from './report';

const draft = (overwritesDraft: boolean): ArchivedFile => ({ path: 'definitions/payout.json', state: 'draft', messages: [], overwritesDraft });

function shown(file: ArchivedFile) {
  const onSend = vi.fn();
  const report: ArchiveReport = { court: 'tongbai', exportedAt: '2026-04-28T02:00:00Z', files: [file] };
  render(<BringIn report={report} isWorthIt isPending={false} onSend={onSend} onDrop={vi.fn()} />);
  return onSend;
}

it.each([
  ['kept where nothing is ticked', false],
  ['given up where it is ticked', true],
])('one’s own draft is %s', async (_, ticked) => {
  const onSend = shown(draft(true));
  await userEvent.type(screen.getByLabelText('理由'), '由备份恢复');
  if (ticked) await userEvent.click(screen.getByRole('checkbox', { name: '覆盖我的草稿（1 个流程）' }));
  await userEvent.click(screen.getByRole('button', { name: /导\s?入/ }));

  expect(onSend).toHaveBeenCalledWith({ reason: '由备份恢复', effectiveFrom: undefined, overwriteDrafts: ticked });
});

it('nothing is asked where no draft is overwritten', () => {
  shown(draft(false));

  expect(screen.queryByRole('checkbox')).toBeNull();
});
