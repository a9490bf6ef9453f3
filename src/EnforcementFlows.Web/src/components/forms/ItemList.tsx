import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { use } from 'react';
import { useWords } from '@/lib/i18n';
import { FormContext } from './context';
import { FieldGroup } from './FieldGroup';
import type { FieldProps } from './FormField';
import { idOf, lineOf, type Entries } from './values';

/** The lines of a list; one is there from the start where at least one is asked for. */
export function ItemList({ field, path, entry, onChange }: FieldProps<Entries[]>) {
  const t = useWords('common');
  const { errors, disabled } = use(FormContext);
  const lines = entry ?? Array.from({ length: field.minItems ?? 0 }, () => ({}));
  return (
    <div className="field-lines">
      {lines.map((line, index) => {
        const place = lineOf(path, index);
        return (
          <section key={index} id={idOf(place)} tabIndex={-1} className="field-line" aria-label={t('form.line', { label: field.label, number: index + 1 })}>
            <header>
              <b>{t('form.line', { label: field.label, number: index + 1 })}</b>
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined aria-hidden />}
                disabled={disabled}
                aria-label={t('form.remove', { label: field.label, number: index + 1 })}
                onClick={() => onChange(lines.filter((_, other) => other !== index))}
              >
                {t('form.remove-short')}
              </Button>
            </header>
            {errors.has(place) && <p className="field-error">{errors.get(place)}</p>}
            <FieldGroup fields={field.fields ?? []} path={place} entries={line} onChange={(changed) => onChange(lines.map((other, at) => (at === index ? changed : other)))} />
          </section>
        );
      })}
      <Button type="dashed" block icon={<PlusOutlined aria-hidden />} disabled={disabled} onClick={() => onChange([...lines, {}])}>
        {t('form.add', { label: field.label })}
      </Button>
    </div>
  );
}
