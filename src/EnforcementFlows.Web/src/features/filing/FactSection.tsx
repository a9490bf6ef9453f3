import { Checkbox, Form, InputNumber } from 'antd';
import { useWords } from '@/lib/i18n';
import type { Fact } from './facts';

/** What the court's rules ask about a case, with the rules and clauses that ask for it. */
export function FactSection({ facts }: { facts: Fact[] }) {
  const t = useWords('filing');
  return (
    <div className="facts">
      {facts.map((fact) => {
        const label = t(`fact.${fact.name}`, { defaultValue: fact.rules.join('、') });
        return (
          <div key={fact.name}>
            <Form.Item name={['facts', fact.name]} valuePropName={fact.kind === 'boolean' ? 'checked' : 'value'} noStyle>
              {fact.kind === 'boolean' ? <Checkbox>{label}</Checkbox> : <InputNumber min={0} aria-label={label} addonBefore={label} />}
            </Form.Item>
            <small>
              {t('fact-of', { rules: fact.rules.join('；') })}
              {fact.clauses.map((clause) => (
                <span key={clause} className="clause">
                  {clause}
                </span>
              ))}
            </small>
          </div>
        );
      })}
    </div>
  );
}
