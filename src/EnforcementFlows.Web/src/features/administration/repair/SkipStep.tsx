import { useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import { useState } from 'react';
import { QueryStates } from '@/components/QueryStates';
import { ReasonDialog } from '@/components/ReasonDialog';
import { Select } from '@/components/Select';
import { api, dataOf, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useWayName } from '@/lib/outcomes';

type Props = { row: Schema<'IncidentItem'>; onDone: () => void; onClose: () => void };

/** Lets a failed step go with one of the outcomes it has; the host takes it only while the flow stands as it was seen. */
export function SkipStep({ row: { instanceId, contextId }, onDone, onClose }: Props) {
  const t = useWords('administration');
  const wayName = useWayName();
  const [outcome, setOutcome] = useState<string>();
  const flow = useQuery({ queryKey: ['flow', instanceId], queryFn: () => dataOf(api.GET('/api/instances/{instanceId}', { params: { path: { instanceId } } })), staleTime: 0 });
  const step = flow.data?.steps.find((other) => other.contextId === contextId);
  const outcomes = step?.outcomes ?? [];
  const act = (reason: string, key: string) =>
    dataOf(
      api.POST('/api/incidents/{instanceId}/{contextId}/skip', {
        params: { path: { instanceId, contextId }, header: { 'Idempotency-Key': key } },
        body: { reason, outcome, version: flow.data!.version },
      }),
    );
  return (
    <ReasonDialog title={t('act.skip')} isReady={flow.data !== undefined} entered={outcome} act={act} onDone={onDone} onClose={onClose}>
      <QueryStates query={flow}>
        {() =>
          outcomes.length > 0 && (
            <Form.Item label={t('incident.outcome')} htmlFor="outcome">
              <Select id="outcome" value={outcome} onChange={setOutcome} options={outcomes.map((value) => ({ value, label: wayName(value, step && { type: step.type, form: null }) }))} />
            </Form.Item>
          )
        }
      </QueryStates>
    </ReasonDialog>
  );
}
