import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, InputNumber } from 'antd';
import { useState } from 'react';
import { DateField } from '@/components/dates/DateField';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Select } from '@/components/Select';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useIntent } from '@/lib/intent';
import type { Flow } from '../useFlows';
import { VersionChoice } from '../VersionChoice';

const sets = ['all', 'ended', 'running'] as const;

/** Which cases are replayed on which version. */
export function StartReplay({ flow: { definitionId, draft, published }, onStarted }: { flow: Flow; onStarted: (replayId: string) => void }) {
  const t = useWords('design');
  const client = useQueryClient();
  const intent = useIntent();
  const [version, setVersion] = useState((draft ?? published)?.number);
  const [which, setWhich] = useState<(typeof sets)[number]>('all');
  const [from, setFrom] = useState<string>();
  const [to, setTo] = useState<string>();
  const [most, setMost] = useState(1000);
  const [assumedHours, setAssumedHours] = useState(24);
  const body = { version: String(version), which, startedFrom: from ?? null, startedTo: to ?? null, most, assumedHours };
  const start = useMutation({
    mutationFn: () => dataOf(api.POST('/api/definitions/{definitionId}/replays', { params: { path: { definitionId }, header: { 'Idempotency-Key': intent.keyOf(body) } }, body })),
    onSuccess: (replay) => {
      intent.settle();
      onStarted(replay.id);
      return client.invalidateQueries({ queryKey: ['replays', definitionId] });
    },
  });
  return (
    <Form layout="vertical" className="start-replay" onFinish={() => start.mutate()}>
      {start.error && <ProblemNotice problem={start.error} />}
      <VersionChoice definitionId={definitionId} label={t('replay.version')} value={version} onChange={({ number }) => setVersion(number)} />
      <Form.Item label={t('replay.which')} htmlFor="replay-which">
        <Select<(typeof sets)[number]> id="replay-which" value={which} onChange={setWhich} options={sets.map((value) => ({ value, label: t(`replay.set.${value}`) }))} />
      </Form.Item>
      <Form.Item label={t('replay.from')} htmlFor="replay-from">
        <DateField id="replay-from" value={from} onChange={setFrom} />
      </Form.Item>
      <Form.Item label={t('replay.to')} htmlFor="replay-to">
        <DateField id="replay-to" value={to} onChange={setTo} />
      </Form.Item>
      <Form.Item label={t('replay.most')} htmlFor="replay-most">
        <InputNumber id="replay-most" min={1} max={5000} precision={0} value={most} onChange={(next) => setMost(next ?? 1)} />
      </Form.Item>
      <Form.Item label={t('replay.assumed')} htmlFor="replay-assumed">
        <InputNumber id="replay-assumed" min={0} max={8760} precision={0} value={assumedHours} onChange={(next) => setAssumedHours(next ?? 0)} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={start.isPending}>
        {t('replay.start')}
      </Button>
    </Form>
  );
}
