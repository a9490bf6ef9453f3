import { Button, Form, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { DateField } from '@/components/dates/DateField';
import { PersonSelect } from '@/components/PersonSelect';
import { Select } from '@/components/Select';
import { useWords } from '@/lib/i18n';
import { kinds, type Kind, type Wanted } from './filter';

type Props = { wanted: Wanted; caseNumber: string; onAsk: (wanted: Partial<Wanted>) => void; children: ReactNode };

/** Which records, of what time, of whom; a case is chosen at one of its entries. */
export function AuditFilter({ wanted, caseNumber, onAsk, children }: Props) {
  const t = useWords('administration');
  const [entered, setEntered] = useState(wanted);
  const day = (name: 'from' | 'to', label: string) => (
    <Form.Item label={label} htmlFor={`audit-${name}`}>
      <DateField id={`audit-${name}`} value={entered[name]} onChange={(day) => setEntered({ ...entered, [name]: day ?? '' })} />
    </Form.Item>
  );
  return (
    <Form layout="inline" role="search" className="admin-filters audit-filter no-print" onFinish={() => onAsk(entered)}>
      {day('from', t('audit.from'))}
      {day('to', t('audit.until'))}
      <Form.Item label={t('audit.kind')} htmlFor="audit-kind">
        <Select
          id="audit-kind"
          value={entered.kind ?? ''}
          options={[{ value: '', label: t('audit.any') }, ...kinds.map((kind) => ({ value: kind, label: t(`audit.kinds.${kind}`) }))]}
          onChange={(kind: Kind | '') => setEntered({ ...entered, kind: kind || undefined })}
        />
      </Form.Item>
      <Form.Item label={t('audit.person')} htmlFor="audit-by">
        <PersonSelect id="audit-by" value={entered.by} identify={(person) => person.id} onChange={(by) => setEntered({ ...entered, by })} />
      </Form.Item>
      {wanted.caseId && (
        <Tag closable={{ 'aria-label': t('audit.drop-case') }} onClose={() => onAsk({ caseId: undefined })}>
          {t('audit.one-case', { number: caseNumber })}
        </Tag>
      )}
      <Button type="primary" htmlType="submit">
        {t('common:search')}
      </Button>
      <Button onClick={() => onAsk({ from: undefined, to: undefined, kind: undefined, by: undefined, caseId: undefined })}>{t('common:reset')}</Button>
      {children}
    </Form>
  );
}
