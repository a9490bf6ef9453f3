import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Dialog } from '@/components/Dialog';
import { ProblemNotice } from '@/components/ProblemNotice';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useActor } from '@/lib/session';
import { flowPath } from '../links';
import { scriptOf } from '../simulation/given';
import { handOver } from '../simulation/useSimulation';
import type { TestCase } from '../useTestCases';

/** What can be done with a case: play it in the simulation, and delete one that was recorded here. */
export function TestActs({ definitionId, row }: { definitionId: string; row: TestCase }) {
  const t = useWords('design');
  const client = useQueryClient();
  const navigate = useNavigate();
  const actor = useActor();
  const [isAsking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: (testId: string) => dataOf(api.DELETE('/api/definitions/{definitionId}/tests/{testId}', { params: { path: { definitionId, testId } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['flows', definitionId, 'tests'] }),
  });
  const load = () => {
    handOver(actor.id, definitionId, scriptOf(row));
    void navigate(flowPath(definitionId, 'simulation'));
  };
  return (
    <span className="flow-acts">
      <Button size="small" onClick={load}>
        {t('tests.load')}
        <span className="visually-hidden"> {row.name}</span>
      </Button>
      {row.id && (
        <Button size="small" onClick={() => setAsking(true)}>
          {t('tests.remove')}
          <span className="visually-hidden"> {row.name}</span>
        </Button>
      )}
      {isAsking && (
        <Dialog
          open
          title={t('tests.remove-sure', { name: row.name })}
          okText={t('tests.remove')}
          cancelText={t('common:cancel')}
          confirmLoading={remove.isPending}
          onOk={() => remove.mutate(row.id!)}
          onCancel={() => setAsking(false)}
        >
          {remove.error && <ProblemNotice problem={remove.error} />}
        </Dialog>
      )}
    </span>
  );
}
