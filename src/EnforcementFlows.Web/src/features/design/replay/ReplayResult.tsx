import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useEffect, useState } from 'react';
import { QueryStates } from '@/components/QueryStates';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { showTime } from '@/lib/time';
import { casesKey, type Only } from './cases';
import { LateNodes } from './LateNodes';
import { ReplayCases } from './ReplayCases';
import { ReplayProgress } from './ReplayProgress';
import { isAtWork, type Replay } from './types';

/** How far a replay is, what it has found in all, and case by case. */
export function ReplayResult({ replayId }: { replayId: string }) {
  const query = useQuery({
    queryKey: ['replay', replayId],
    queryFn: () => dataOf(api.GET('/api/definitions/replays/{replayId}', { params: { path: { replayId } } })),
    refetchInterval: ({ state: { data } }) => (data && isAtWork(data) ? 1000 : false),
  });
  useLastLook(query.data);
  return <QueryStates query={query}>{(replay) => <Result replay={replay} />}</QueryStates>;
}

function Result({ replay }: { replay: Replay }) {
  const t = useWords('design');
  const [only, setOnly] = useState<Only>('different');
  return (
    <section aria-labelledby="replay-result">
      <h2 id="replay-result">{t('replay.result', { version: t('version', { number: replay.version }), at: showTime(replay.createdAt) })}</h2>
      {isAtWork(replay) && replay.total > 0 && <ReplayProgress replay={replay} />}
      {replay.state === 'cancelled' && <Alert type="warning" showIcon title={t('replay.was-cancelled', { done: String(replay.done), total: String(replay.total) })} />}
      {replay.total === 0 ? (
        <Alert type="info" showIcon title={t('replay.nothing-to-replay')} />
      ) : (
        <>
          <Sums replay={replay} />
          {replay.nodes && replay.nodes.length > 0 && <LateNodes nodes={replay.nodes} />}
          <ReplayCases replay={replay} only={only} onOnly={setOnly} />
        </>
      )}
    </section>
  );
}

const sums = ['same', 'different', 'failed', 'late', 'lateNoMore', 'approvers', 'paths'] as const;

function Sums({ replay }: { replay: Replay }) {
  const t = useWords('design');
  return (
    <dl className="replay-sums">
      {sums.map((name) => (
        <div key={name}>
          <dt>{t(`replay.sum.${name}`)}</dt>
          <dd>{replay[name]}</dd>
        </div>
      ))}
    </dl>
  );
}

// once nothing more comes, what is shown of cases and in the list is read a last time
function useLastLook(replay: Replay | undefined) {
  const client = useQueryClient();
  const [id, definitionId, ended] = [replay?.id, replay?.definitionId, replay !== undefined && !isAtWork(replay)];
  useEffect(() => {
    if (!ended || id === undefined) return;
    void client.invalidateQueries({ queryKey: casesKey(id) });
    void client.invalidateQueries({ queryKey: ['replays', definitionId] });
  }, [client, id, definitionId, ended]);
}
