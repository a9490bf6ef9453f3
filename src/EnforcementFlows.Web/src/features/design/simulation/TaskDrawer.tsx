import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form } from 'antd';
import { useState } from 'react';
import { SchemaForm } from '@/components/forms/SchemaForm';
import { toWire, type Entries, type FormDefinition } from '@/components/forms/values';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Select } from '@/components/Select';
import { SideSheet } from '@/components/SideSheet';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useOutcomeName } from '@/lib/outcomes';
import { isRefused, withStep } from './script';
import type { Answer, SimulatedTask } from './types';
import type { Simulation } from './useSimulation';

type Props = { simulation: Simulation; answer: Answer; task: SimulatedTask; onClose: () => void };

/** A task is done as if by somebody who may: who, what is entered, and with which outcome. What is entered stays until it was taken. */
export function TaskDrawer({ simulation: { played, attempt, refused }, answer, task, onClose }: Props) {
  const t = useWords('design');
  const outcomeName = useOutcomeName();
  const form = useForm(task.form);
  const [by, setBy] = useState(task.mayDo[0]?.account);
  const [entries, setEntries] = useState<Entries>({});
  const nameOf = (outcome: string) => outcomeName(outcome, task.form);
  const end = (outcome: string) =>
    attempt.mutate(withStep(played, { at: answer.now, do: 'task', activity: task.activityId, by, outcome, form: form.data && toWire(form.data.fields, entries) }), {
      onSuccess: (result, tried) => !isRefused(tried, result) && onClose(),
    });
  return (
    <SideSheet open title={task.name} size={560} onClose={onClose}>
      <div className="task-done-by">
        {attempt.error && <ProblemNotice problem={attempt.error} />}
        {refused && <Alert type="error" showIcon title={refused.message} />}
        {form.error && <ProblemNotice problem={form.error} onRetry={() => void form.refetch()} />}
        <Form layout="vertical">
          <Form.Item label={t('simulation.by')} htmlFor="done-by">
            <Select id="done-by" value={by} onChange={setBy} options={task.mayDo.map(({ account, name }) => ({ value: account, label: `${name}（${account}）` }))} />
          </Form.Item>
        </Form>
        {form.data && <SchemaForm form={form.data} entries={entries} onChange={setEntries} outcomeName={nameOf} />}
        <div className="design-bar" role="group" aria-label={t('simulation.outcomes')}>
          {task.outcomes.map((outcome, index) => (
            <Button key={outcome} type={index === 0 ? 'primary' : 'default'} loading={attempt.isPending} onClick={() => end(outcome)}>
              {nameOf(outcome)}
            </Button>
          ))}
        </div>
      </div>
    </SideSheet>
  );
}

const useForm = (key: string | null) =>
  useQuery({
    queryKey: ['form', key],
    queryFn: async () => (await dataOf(api.GET('/api/forms/{key}', { params: { path: { key: key! } } }))) as FormDefinition,
    enabled: key !== null,
    staleTime: Infinity,
  });
