import { useMutation } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '@/lib/i18n';
import { useIntent } from '@/lib/intent';
import { Dialog } from './Dialog';
import { ProblemNotice } from './ProblemNotice';

type Props<Answer> = {
  title: string;
  longest?: number;
  children?: ReactNode;
  isReady?: boolean;
  /** What else is entered: with other content it is another act. */
  entered?: unknown;
  act: (reason: string, key: string) => Promise<Answer>;
  onDone: (answer: Answer) => void;
  onClose: () => void;
};

/** An operator's act: it is done only with a reason, which goes on record. */
export function ReasonDialog<Answer>({ title, longest = 500, children, isReady = true, entered, act, onDone, onClose }: Props<Answer>) {
  const t = useWords('common');
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const intent = useIntent();
  const run = useMutation({ mutationFn: () => act(reason.trim(), intent.keyOf(reason.trim(), entered)), onSuccess: (answer) => onDone(answer) });
  const isMissing = reason.trim() === '';
  return (
    <Dialog
      open
      title={title}
      okText={t('confirm')}
      cancelText={t('cancel')}
      confirmLoading={run.isPending}
      okButtonProps={{ disabled: !isReady }}
      onCancel={onClose}
      onOk={() => {
        setAsked(true);
        if (!isMissing) run.mutate();
      }}
    >
      {run.error && <ProblemNotice problem={run.error} />}
      <Form layout="vertical">
        {children}
        <Form.Item label={t('reason')} htmlFor="reason" required validateStatus={isAsked && isMissing ? 'error' : ''} help={isAsked && isMissing ? t('reason-needed') : undefined}>
          <Input.TextArea id="reason" rows={3} maxLength={longest} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
