import { Form } from 'antd';
import { Select } from '@/components/Select';
import { useWords } from '@/lib/i18n';
import { TextField, TimeField } from './inputs';

const handled = 'case:';

/** What the case is: its type, number and times. */
export function CaseSection({ flows, caseCode }: { flows: Record<string, string> | undefined; caseCode: string | undefined }) {
  const t = useWords('filing');
  const type = Form.useWatch<string | undefined>('caseType');
  const types = Object.keys(flows ?? {}).filter((flow) => flow.startsWith(handled)).map((flow) => flow.slice(handled.length));
  return (
    <div className="fields">
      <Form.Item name="caseType" label={t('field.caseType')} required>
        <Select options={types.map((value) => ({ value, label: t(`type.${value}`, { defaultValue: value }) }))} />
      </Form.Item>
      <TextField name="caseNumber" label={t('field.caseNumber')} extra={t('hint.caseNumber', { code: caseCode ?? '' })} length={64} required />
      {type === 'resumed' && <TextField name="priorCaseNumber" label={t('field.priorCaseNumber')} extra={t('hint.priorCaseNumber')} length={64} required />}
      <TimeField name="applicationReceivedOn" label={t('field.applicationReceivedOn')} required />
      <TimeField name="filedAt" label={t('field.filedAt')} withTime required />
      <TimeField name="materialReceivedAt" label={t('field.materialReceivedAt')} extra={t('hint.materialReceivedAt')} withTime />
      <TextField name="cause" label={t('field.cause')} length={200} required />
      <TextField name="assignedHandler" label={t('field.assignedHandler')} extra={t('hint.assignedHandler')} length={96} />
    </div>
  );
}
