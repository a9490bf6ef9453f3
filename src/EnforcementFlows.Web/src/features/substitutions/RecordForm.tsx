import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { DateField } from '@/components/dates/DateField';
import { PersonSelect } from '@/components/PersonSelect';
import { ProblemNotice } from '@/components/ProblemNotice';
import { api, dataOf } from '@/lib/api';
import { useNow } from '@/lib/clock';
import { useWords } from '@/lib/i18n';
import { useIntent } from '@/lib/intent';
import { useActor, useMay } from '@/lib/session';
import { showDay } from '@/lib/time';

type Entered = { userId?: string; substituteId?: string; from?: string; until?: string; reason: string };

/** Records who stands in for whom from which day to which: everybody for himself, and for others whoever looks after that. */
export function RecordForm() {
  const t = useWords('substitutions');
  const actor = useActor();
  const mayForOthers = useMay()('staff.substitute');
  const client = useQueryClient();
  const intent = useIntent();
  const today = showDay(useNow());
  const [entered, setEntered] = useState<Entered>({ reason: '' });
  const { userId = actor.id, substituteId, from, until, reason } = entered;
  const change = (part: Partial<Entered>) => setEntered({ ...entered, ...part });
  const record = useMutation({
    mutationFn: () => {
      const body = { userId, substituteId: substituteId!, from: from!, until: until!, reason: reason.trim() };
      return dataOf(api.POST('/api/substitutions', { params: { header: { 'Idempotency-Key': intent.keyOf(body) } }, body }));
    },
    onSuccess: () => {
      intent.settle();
      setEntered({ reason: '' });
      return client.invalidateQueries({ queryKey: ['substitutions'] });
    },
  });
  return (
    <Form layout="vertical" className="substitution-form" onFinish={() => record.mutate()}>
      {record.error && <ProblemNotice problem={record.error} />}
      <div className="substitution-fields">
        {mayForOthers && (
          <Form.Item label={t('principal')} htmlFor="principal" required>
            <PersonSelect id="principal" value={userId} onChange={(id) => change({ userId: id })} identify={({ id }) => id} />
          </Form.Item>
        )}
        <Form.Item label={t('substitute')} htmlFor="substitute" required>
          <PersonSelect id="substitute" value={substituteId} onChange={(id) => change({ substituteId: id })} identify={({ id }) => id} without={[userId]} />
        </Form.Item>
        <Form.Item label={t('from')} htmlFor="substitution-from" required>
          <DateField id="substitution-from" min={today} value={from} onChange={(day) => change({ from: day })} />
        </Form.Item>
        <Form.Item label={t('until')} htmlFor="substitution-until" required>
          <DateField id="substitution-until" min={from ?? today} value={until} onChange={(day) => change({ until: day })} />
        </Form.Item>
        <Form.Item label={t('reason')} htmlFor="substitution-reason" required>
          <Input id="substitution-reason" maxLength={500} value={reason} onChange={(event) => change({ reason: event.target.value })} />
        </Form.Item>
      </div>
      <Button type="primary" htmlType="submit" loading={record.isPending} disabled={!substituteId || !from || !until || reason.trim() === ''}>
        {t('record')}
      </Button>
    </Form>
  );
}
