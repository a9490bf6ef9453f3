import { Form, Input } from 'antd';
import { useState } from 'react';
import { ReasonDialog } from '@/components/ReasonDialog';
import { api, dataOf, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { readJson } from './json';

export type Repair = 'retry' | 'replay' | 'skip';

type Props = { repair: Repair; detail: Schema<'MessageDetail'>; content: string; onDone: () => void; onClose: () => void };

/** Sends a message again, sends it corrected, or lets it go; each with a reason. */
export function RepairMessage({ repair, detail, content, onDone, onClose }: Props) {
  const t = useWords('administration');
  const [text, setText] = useState(content);
  const isReceived = detail.received !== null && detail.received !== undefined;
  const payload = isReceived ? undefined : readJson(text);
  const isWrong = repair === 'replay' && !isReceived && payload === undefined;
  const act = (reason: string, key: string) => {
    const params = { path: { messageId: detail.message.id }, header: { 'Idempotency-Key': key } };
    if (repair === 'retry') return dataOf(api.POST('/api/messages/{messageId}/retry', { params, body: { reason } }));
    if (repair === 'skip') return dataOf(api.POST('/api/messages/{messageId}/skip', { params, body: { reason } }));
    return dataOf(api.POST('/api/messages/{messageId}/replay', { params, body: isReceived ? { reason, body: text } : { reason, payload } }));
  };
  return (
    <ReasonDialog title={t(`act.${repair}`)} longest={2000} isReady={!isWrong} entered={text} act={act} onDone={onDone} onClose={onClose}>
      {repair === 'replay' && (
        <Form.Item label={t('message.content')} htmlFor="content" validateStatus={isWrong ? 'error' : ''} help={isWrong ? t('message.bad') : undefined}>
          <Input.TextArea id="content" rows={10} value={text} onChange={(event) => setText(event.target.value)} />
        </Form.Item>
      )}
    </ReasonDialog>
  );
}
