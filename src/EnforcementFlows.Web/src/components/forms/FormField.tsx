import { use } from 'react';
import { useWords } from '@/lib/i18n';
import { FormContext } from './context';
import { Control } from './Control';
import { FieldGroup } from './FieldGroup';
import { ItemList } from './ItemList';
import { idOf, requirementOf, type Entries, type Entry, type Field } from './values';

export type FieldProps<E extends Entry = Entry> = { field: Field; path: string; entry: E | undefined; onChange: (entry: Entry) => void };

/** A field with its name, what is required of it, by which clause, and what was wrong with it. */
export function FormField({ field, path, entry, onChange, isTop = false }: FieldProps & { isTop?: boolean }) {
  const { errors } = use(FormContext);
  const id = idOf(path);
  const error = errors.get(path);
  const described = [field.help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  const isGroup = field.type === 'array' || field.type === 'object' || (field.type === 'boolean' && field.mustBe == null);
  const head = (
    <>
      {field.label} <FieldMarks field={field} isTop={isTop} />
    </>
  );
  const body = (
    <>
      {field.help && (
        <p className="field-help" id={`${id}-help`}>
          {field.help}
        </p>
      )}
      {field.type === 'array' ? (
        <ItemList field={field} path={path} entry={entry as Entries[] | undefined} onChange={onChange} />
      ) : field.type === 'object' ? (
        <FieldGroup fields={field.fields ?? []} path={path} entries={(entry as Entries | undefined) ?? {}} onChange={onChange} />
      ) : (
        <Control field={field} id={id} described={described} isInvalid={error !== undefined} entry={entry as string | boolean | undefined} onChange={onChange} />
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  );
  const kind = `field field-${field.type}${error ? ' field-wrong' : ''}`;
  if (isGroup)
    return (
      <fieldset className={kind} id={field.type === 'boolean' ? undefined : id} tabIndex={-1} aria-describedby={described}>
        <legend>{head}</legend>
        {body}
      </fieldset>
    );
  return (
    <div className={kind}>
      <label htmlFor={id}>{head}</label>
      {body}
    </div>
  );
}

function FieldMarks({ field, isTop }: { field: Field; isTop: boolean }) {
  const t = useWords('common');
  const { waivedFor, outcomeName } = use(FormContext);
  const { always, outcomes, waived } = requirementOf(field, isTop ? waivedFor : []); // only a form's own fields are waived
  const names = (codes: readonly string[]) => codes.map(outcomeName).join('、');
  return (
    <>
      {always && <span className="field-required">{waived.length > 0 ? t('form.required-but', { outcomes: names(waived) }) : t('form.required')}</span>}
      {outcomes.length > 0 && <span className="field-required">{t('form.required-for', { outcomes: names(outcomes) })}</span>}
      {field.restricted && <span className="field-restricted">{t('form.restricted')}</span>}
      {field.clause && <span className="clause">{field.clause}</span>}
    </>
  );
}
