import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useState } from 'react';
import { announce } from '@/components/Announcements';
import { Dialog } from '@/components/Dialog';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Select } from '@/components/Select';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useIntent } from '@/lib/intent';
import type { Script } from './script';

type Props = { definitionId: string; version: number; script: Script; onClose: () => void };

/** Keeps what was played as a test case, which from then on expects what happened here. */
export function RecordDialog({ definitionId, version, script, onClose }: Props) {
  const t = useWords('design');
  const client = useQueryClient();
  const intent = useIntent();
  const [name, setName] = useState('');
  const [clauses, setClauses] = useState<string[]>([]);
  const body = { name: name.trim(), clauses, ...script };
  const record = useMutation({
    mutationFn: () =>
      dataOf(api.POST('/api/definitions/{definitionId}/tests', { params: { path: { definitionId }, query: { version: String(version) }, header: { 'Idempotency-Key': intent.keyOf(body, version) } }, body })),
    onSuccess: () => {
      announce(t('tests.done', { name: body.name }));
      onClose();
      return client.invalidateQueries({ queryKey: ['flows', definitionId, 'tests'] });
    },
  });
  return (
    <Dialog
      open
      title={t('tests.record')}
      okText={t('common:save')}
      cancelText={t('common:cancel')}
      okButtonProps={{ disabled: body.name === '' }}
      confirmLoading={record.isPending}
      onOk={() => record.mutate()}
      onCancel={onClose}
    >
      {record.error && <ProblemNotice problem={record.error} />}
      <p>{t('tests.record-about')}</p>
      <Form layout="vertical">
        <Form.Item label={t('tests.case')} htmlFor="test-name" required>
          <Input id="test-name" maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
        </Form.Item>
        <Form.Item label={t('tests.clauses')} htmlFor="test-clauses">
          <Select<string[]> id="test-clauses" mode="tags" maxCount={5} value={clauses} onChange={setClauses} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
