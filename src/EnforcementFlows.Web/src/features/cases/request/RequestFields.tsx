import { Alert, Button, Form, Input } from 'antd';
import { ProblemNotice } from '@/components/ProblemNotice';
import { SchemaForm } from '@/components/forms/SchemaForm';
import type { FormDefinition } from '@/components/forms/values';
import { Problem, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import type { Draft } from './RequestForm';
import { UnmetList } from './UnmetList';

type Props = {
  caseId: string;
  kind: Schema<'ListRequestKindsRow'>;
  form: FormDefinition;
  draft: Draft;
  onChange: (draft: Draft) => void;
  onSend: () => void;
  isSending: boolean;
  problem: unknown;
};

/** The fields of a request, above them what stands in its way before it is sent, and what it was refused for. */
export function RequestFields({ caseId, kind, form, draft, onChange, onSend, isSending, problem }: Props) {
  const t = useWords('cases');
  return (
    <Form layout="vertical" className="request-form" onFinish={onSend}>
      {kind.unmet.length > 0 && <Alert type="warning" showIcon title={t('would-be-refused')} description={<UnmetList unmet={kind.unmet} />} />}
      {problem !== null && <ProblemNotice problem={problem} />}
      <SchemaForm form={form} entries={draft.entries} onChange={(entries) => onChange({ ...draft, entries })} errors={errorsOf(problem)} disabled={isSending} caseId={caseId} />
      <Form.Item label={t('request-reason')} htmlFor="request-reason" required>
        <Input.TextArea id="request-reason" value={draft.reason} onChange={(event) => onChange({ ...draft, reason: event.target.value })} rows={3} maxLength={2000} showCount required />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isSending} disabled={draft.reason.trim() === ''}>
        {t('send-request')}
      </Button>
    </Form>
  );
}

// the host names a request's fields `data.…`, a form its own `form.…`
const errorsOf = (problem: unknown) =>
  problem instanceof Problem ? problem.errors.map((error) => ({ ...error, field: error.field?.replace(/^data(?=[.[]|$)/, 'form') })) : [];
