import { Button } from 'antd';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useWords } from '@/lib/i18n';
import type { BatchClaim } from './useBatchClaim';

/** What is done to the rows chosen together, and what became of each. */
export function BatchBar({ batch, onDone }: { batch: BatchClaim; onDone: () => void }) {
  const t = useWords('inbox');
  const { marked, results, isRunning } = batch;
  if (marked.size === 0 && results.length === 0) return null;
  const refused = results.filter((result) => result.problem !== undefined);
  return (
    <section className="batch-bar" aria-label={t('batch')}>
      <div className="batch-acts">
        <span role="status">{isRunning ? t('batch-running', { done: results.length }) : results.length > 0 ? t('batch-result', { done: results.length - refused.length, refused: refused.length }) : t('batch-marked', { count: marked.size })}</span>
        {marked.size > 0 && (
          <Button type="primary" loading={isRunning} onClick={() => void batch.run().then(onDone)}>
            {t('batch-claim', { count: marked.size })}
          </Button>
        )}
        <Button type="text" disabled={isRunning} onClick={batch.clear}>
          {t('batch-clear')}
        </Button>
      </div>
      {refused.length > 0 && (
        <ul className="batch-refused">
          {refused.map(({ task, problem }) => (
            <li key={task.id}>
              <b>
                {task.name} {task.caseNumber}
              </b>
              <ProblemNotice problem={problem} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
