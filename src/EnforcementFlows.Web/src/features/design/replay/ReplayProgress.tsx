import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { ProblemNotice } from '@/components/ProblemNotice';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import type { Replay } from './types';

/** How far a replay has come that is at work, and the way to stop it: what there is of it stays. */
export function ReplayProgress({ replay: { id, state, done, total } }: { replay: Replay }) {
  const t = useWords('design');
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => dataOf(api.POST('/api/definitions/replays/{replayId}/cancel', { params: { path: { replayId: id } } })),
    onSuccess: (replay) => client.setQueryData(['replay', id], replay),
  });
  return (
    <>
      {cancel.error && <ProblemNotice problem={cancel.error} />}
      <div className="replay-progress">
        <Progress percent={total === 0 ? 0 : Math.floor((100 * done) / total)} aria-label={t('replay.progress')} />
        <span role="status">
          {t(`replay.states.${state}`)}：{t('replay.done-of', { done: String(done), total: String(total) })}
        </span>
        <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate()}>
          {t('replay.cancel')}
        </Button>
      </div>
    </>
  );
}
