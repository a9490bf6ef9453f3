import { Alert, Button } from 'antd';
import { Link } from 'react-router';
import { SchemaForm } from '@/components/forms/SchemaForm';
import type { FormDefinition } from '@/components/forms/values';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Problem } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { UnmetList } from '../request/UnmetList';
import { RenewalFacts } from './RenewalFacts';
import type { Proposal } from './renewal';
import type { Renewal } from './useRenewals';

type Props = { caseId: string; renewal: Renewal; proposal: Proposal; form: FormDefinition; numbers: string[]; isRenewing: boolean; onRenew: () => void };

/** The renewal of one measure: what stands in its way, what it gives, and what is still to be entered. */
export function RenewalProposal({ caseId, renewal, proposal, form, numbers, isRenewing, onRenew }: Props) {
  const t = useWords('cases');
  const { measure, state, result, entries, change } = renewal;
  if (result?.isDone)
    return <Alert type="success" showIcon title={t('renewed-now', { until: result.until })} description={<Link to={`/cases/${caseId}/documents`}>{t('to-documents')}</Link>} />;
  const taken = numbers.find((number) => number !== '' && number !== entries.rulingNumber);
  return (
    <div className="renewal-proposal">
      {state === 'unmet' && <Alert type="warning" showIcon title={t('not-renewable')} description={<UnmetList unmet={proposal.unmet} />} />}
      <RenewalFacts measure={measure} proposal={proposal} state={state} />
      {result && <ProblemNotice problem={result.problem} />}
      {state === 'ready' && (
        <>
          <SchemaForm form={form} entries={entries} onChange={change} errors={errorsOf(result?.problem)} disabled={isRenewing} files={{ caseId, taskId: proposal.task?.id }} />
          <div className="renewal-acts">
            <Button type="primary" loading={isRenewing} onClick={onRenew}>
              {t('renew-now')}
            </Button>
            {taken && !entries.rulingNumber && <Button onClick={() => change({ ...entries, rulingNumber: taken })}>{t('take-number', { number: taken })}</Button>}
            <Link to={`/tasks/${proposal.task?.id}`}>{t('renewal-otherwise')}</Link>
          </div>
        </>
      )}
    </div>
  );
}

const errorsOf = (problem: unknown) => (problem instanceof Problem ? problem.errors : []);
