import { Button, Input } from 'antd';
import { useState } from 'react';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useWords } from '@/lib/i18n';
import { useOutcomeName } from '@/lib/outcomes';
import { useActor } from '@/lib/session';
import { commonOutcomes, type Batch } from './useBatch';

/** What is done to the rows chosen together, and what became of those that were refused. */
export function BatchBar({ batch }: { batch: Batch }) {
  const t = useWords('inbox');
  const { chosen, isRunning, done, refused, problem } = batch;
  const waiting = chosen.filter(({ state }) => state === 'open').length;
  if (chosen.length === 0 && done === undefined && problem === null) return null;
  return (
    <section className="batch-bar" aria-label={t('batch')}>
      <div className="batch-acts">
        <span role="status">{done === undefined ? t('batch-marked', { count: chosen.length }) : t('batch-result', { done, refused: refused.length })}</span>
        {waiting > 0 && waiting === chosen.length && (
          <Button type="primary" loading={isRunning} onClick={() => batch.run({ kind: 'claim' })}>
            {t('batch-claim', { count: chosen.length })}
          </Button>
        )}
        {waiting > 0 && waiting < chosen.length && <span>{t('batch-unclaimed', { count: waiting })}</span>}
        {waiting === 0 && chosen.length > 0 && <Signing batch={batch} />}
        <Button type="text" disabled={isRunning} onClick={batch.clear}>
          {t('batch-clear')}
        </Button>
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {refused.length > 0 && (
        <ul className="batch-refused">
          {refused.map(({ task, problem: why }) => (
            <li key={task.id}>
              <b>
                {task.name} {task.caseNumber}
              </b>
              <ProblemNotice problem={why} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** 批量签批: the outcomes that all of them have, with one opinion for all. */
function Signing({ batch }: { batch: Batch }) {
  const t = useWords('inbox');
  const outcomeName = useOutcomeName();
  const [comment, setComment] = useState('');
  const outcomes = commonOutcomes(batch.chosen, useActor().id);
  if (outcomes.length === 0) return <span>{t('batch-apart')}</span>;
  return (
    <>
      <Input className="batch-comment" aria-label={t('remark')} placeholder={t('remark')} value={comment} maxLength={4000} onChange={(event) => setComment(event.target.value)} />
      {outcomes.map((outcome, index) => (
        <Button key={outcome} type={index === 0 ? 'primary' : 'default'} danger={outcome === 'reject'} loading={batch.isRunning} onClick={() => batch.run({ kind: 'complete', outcome, comment })}>
          {outcomeName(outcome)}
        </Button>
      ))}
    </>
  );
}
