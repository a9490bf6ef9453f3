import { useMemo } from 'react';
import type { ApiError } from '@/lib/api';
import { FormContext, type FormSurroundings } from './context';
import { FormField } from './FormField';
import { errorsByPath, pathOf, type Entries, type FormDefinition } from './values';
import './forms.css';

type Props = {
  form: FormDefinition;
  entries: Entries;
  onChange: (entries: Entries) => void;
  errors?: readonly ApiError[];
  outcomeName?: (outcome: string) => string;
  disabled?: boolean;
  caseId?: string;
  files?: FormSurroundings['files'];
};

/** A form as the API describes it. What is entered belongs to whoever shows the form; the host checks it, and its errors stand at their fields. */
export function SchemaForm({ form, entries, onChange, errors, outcomeName = (outcome) => outcome, disabled = false, caseId = undefined, files }: Props) {
  const surroundings = useMemo(
    () => ({ errors: errorsByPath(errors ?? []), outcomeName, waivedFor: form.waivedFor ?? [], disabled, caseId: caseId ?? files?.caseId, files }),
    [errors, outcomeName, form.waivedFor, disabled, caseId, files],
  );
  return (
    <FormContext value={surroundings}>
      <div className="schema-form">
        {form.fields.map((field) => (
          <FormField key={field.name} field={field} path={pathOf('form', field.name)} entry={entries[field.name]} onChange={(entry) => onChange({ ...entries, [field.name]: entry })} isTop />
        ))}
      </div>
    </FormContext>
  );
}
