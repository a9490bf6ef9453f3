import { Input } from 'antd';
import { useState } from 'react';
import { Dialog } from '@/components/Dialog';
import { PersonSelect } from '@/components/PersonSelect';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useWords } from '@/lib/i18n';
import type { Task } from './task';

const longest = 500;

type Props = { task: Task; isBusy: boolean; problem: unknown; onSend: (userId: string, reason: string) => void; onClose: () => void };

/** 加签: who is to sign before the task is decided, and why. */
export function SignerDialog({ task, isBusy, problem, onSend, onClose }: Props) {
  const t = useWords('inbox');
  const [person, setPerson] = useState<string>();
  const [reason, setReason] = useState('');
  const asked = task.signers.filter(({ state }) => state !== 'withdrawn').map(({ userId }) => userId);
  return (
    <Dialog
      open
      title={t('sign-title', { name: task.name })}
      okText={t('sign')}
      cancelText={t('common:cancel')}
      okButtonProps={{ disabled: person === undefined || reason.trim() === '', loading: isBusy }}
      onOk={() => person !== undefined && onSend(person, reason.trim())}
      onCancel={onClose}
    >
      <p>{t('sign-about')}</p>
      <label htmlFor="task-signer">{t('person')}</label>
      <PersonSelect id="task-signer" style={{ width: '100%' }} value={person} onChange={setPerson} identify={({ id }) => id} without={[...(task.assignee === null ? [] : [task.assignee]), ...asked]} />
      <label htmlFor="sign-reason">{t('sign-reason')}</label>
      <Input.TextArea id="sign-reason" value={reason} maxLength={longest} autoSize={{ minRows: 2, maxRows: 6 }} onChange={(event) => setReason(event.target.value)} />
      {problem !== null && <ProblemNotice problem={problem} />}
    </Dialog>
  );
}
