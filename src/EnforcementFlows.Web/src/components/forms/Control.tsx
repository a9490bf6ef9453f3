import { Checkbox, Input, Radio } from 'antd';
import { use } from 'react';
import { DateField } from '@/components/dates/DateField';
import { PersonSelect } from '@/components/PersonSelect';
import { Select } from '@/components/Select';
import { useWords } from '@/lib/i18n';
import { CaseChoice } from './CaseChoice';
import { FormContext } from './context';
import { FileControl } from './FileControl';
import type { Entry, Field } from './values';

const longest = 4000; // of a text, by the host's check

type Props = { field: Field; id: string; described: string | undefined; isInvalid: boolean; entry: string | boolean | undefined; onChange: (entry: Entry) => void };

/** The control of one value. */
export function Control({ field, id, described, isInvalid, entry, onChange }: Props) {
  const t = useWords('common');
  const { disabled } = use(FormContext);
  const common = { id, disabled, 'aria-describedby': described, 'aria-invalid': isInvalid || undefined, status: isInvalid ? ('error' as const) : undefined };
  const text = typeof entry === 'string' ? entry : '';
  const typed = { ...common, value: text, onChange: (event: { target: { value: string } }) => onChange(event.target.value), autoComplete: 'off' };
  switch (field.type) {
    case 'boolean':
      return <YesNo field={field} id={id} entry={typeof entry === 'boolean' ? entry : undefined} onChange={onChange} />;
    case 'select':
      return (
        <Select
          {...common}
          className="field-select"
          value={text || undefined}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('form.choose')}
          options={(field.options ?? []).map((option) => ({ value: option.value, label: option.label }))}
          onChange={(value: string | undefined) => onChange(value)}
        />
      );
    case 'multiline':
      return <Input.TextArea {...typed} autoSize={{ minRows: 2, maxRows: 10 }} maxLength={longest} />;
    case 'number':
      return <Input {...typed} inputMode="decimal" className="field-short" />;
    case 'money':
      return <Input {...typed} inputMode="decimal" className="field-short" suffix={t('form.yuan')} />;
    case 'date':
      return <DateField {...common} value={text} onChange={onChange} />;
    case 'datetime':
      return <DateField {...common} withTime value={text} onChange={onChange} />;
    case 'file':
      return <FileControl id={id} described={described} isInvalid={isInvalid} entry={text} onChange={onChange} />;
    case 'person':
      return <PersonSelect {...common} value={text} onChange={onChange} identify={(person) => person.userName} />;
    default:
      return field.choices ? <CaseChoice {...typed} source={field.choices} maxLength={longest} /> : <Input {...typed} maxLength={longest} />;
  }
}

/** Yes, no, or not said yet; where only one answer is taken, a box to tick. */
function YesNo({ field, id, entry, onChange }: { field: Field; id: string; entry: boolean | undefined; onChange: (entry: boolean | undefined) => void }) {
  const t = useWords('common');
  const { disabled } = use(FormContext);
  if (field.mustBe === true)
    return (
      <Checkbox id={id} disabled={disabled} checked={entry === true} onChange={(event) => onChange(event.target.checked ? true : undefined)}>
        {t('form.confirmed')}
      </Checkbox>
    );
  return (
    <Radio.Group disabled={disabled} name={id} value={entry} onChange={(event) => onChange(event.target.value as boolean)}>
      <Radio id={id} value={true}>
        {t('yes')}
      </Radio>
      <Radio value={false}>{t('no')}</Radio>
    </Radio.Group>
  );
}
