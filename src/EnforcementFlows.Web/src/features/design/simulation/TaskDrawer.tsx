import { useQuery } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { SchemaForm } from '@/components/forms/SchemaForm';
import { toWire, type Entries, type FormDefinition } from '@/components/forms/values';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Select } from '@/components/Select';
import { SideSheet } from '@/components/SideSheet';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useOutcomeName } from '@/lib/outcomes';
import { AttemptTrouble } from './AttemptTrouble';
import type { OpenTask } from './openTasks';
import type { Answer } from './types';
import type { Simulation } from './useSimulation';
import { useTaskLabel } from './useTaskLabel';

type Props = { simulation: Simulation; answer: Answer; open: OpenTask; onClose: () => void };

/** A task is done as if by somebody who may: who, what is entered, and with which outcome. What is entered stays until it was taken. */
export function TaskDrawer({ simulation, answer, open, onClose }: Props) {
  const t = useWords('design');
  const { task, number } = open;
  const { attempt } = simulation;
  const labelOf = useTaskLabel();
  const outcomeName = useOutcomeName();
  const form = useForm(task.form);
  const [by, setBy] = useState(task.mayDo[0]?.account);
  const [entries, setEntries] = useState<Entries>({});
  const nameOf = (outcome: string) => outcomeName(outcome, task.form);
  const end = (outcome: string) =>
    simulation.happen({ at: answer.now, do: 'task', activity: task.activityId, number, by, outcome, form: form.data && toWire(form.data.fields, entries) }, onClose);
  return (
    <SideSheet open title={labelOf(open)} size={560} onClose={onClose}>
      <div className="task-done-by">
        <AttemptTrouble simulation={simulation} />
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
