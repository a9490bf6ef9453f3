import { Input } from 'antd';
import { useState } from 'react';
import { Dialog } from '@/components/Dialog';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useWords } from '@/lib/i18n';
import type { Task } from './task';

const longest = 2000;

type Props = { task: Task; kind: 'urge' | 'comment'; isBusy: boolean; problem: unknown; onSend: (text: string) => void; onClose: () => void };

/** What is said when a task is urged or commented on. */
export function TextDialog({ task, kind, isBusy, problem, onSend, onClose }: Props) {
  const t = useWords('inbox');
  const [text, setText] = useState('');
  return (
    <Dialog
      open
      title={t(`${kind}-title`, { name: task.name })}
      okText={t(kind)}
      cancelText={t('common:cancel')}
      okButtonProps={{ disabled: text.trim() === '', loading: isBusy }}
      onOk={() => onSend(text.trim())}
      onCancel={onClose}
    >
      <p>{t(`${kind}-about`)}</p>
      <label htmlFor="task-text">{t(`${kind}-text`)}</label>
      <Input.TextArea id="task-text" value={text} maxLength={longest} autoSize={{ minRows: 3, maxRows: 10 }} onChange={(event) => setText(event.target.value)} />
      {problem !== null && <ProblemNotice problem={problem} />}
    </Dialog>
  );
}
