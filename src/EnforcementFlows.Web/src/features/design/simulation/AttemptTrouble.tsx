import { Alert } from 'antd';
import { ProblemNotice } from '@/components/ProblemNotice';
import type { Simulation } from './useSimulation';

/** Why what was tried last did not come about. */
export function AttemptTrouble({ simulation: { attempt, refused, retry } }: { simulation: Simulation }) {
  return (
    <>
      {attempt.error && <ProblemNotice problem={attempt.error} onRetry={retry} />}
      {refused && <Alert type="error" showIcon title={refused.message} />}
    </>
  );
}
