import { FormField } from './FormField';
import { pathOf, type Entries, type Field } from './values';

type Props = { fields: readonly Field[]; path: string; entries: Entries; onChange: (entries: Entries) => void };

/** The fields of an object, or of a line of a list. */
export function FieldGroup({ fields, path, entries, onChange }: Props) {
  return (
    <div className="field-group">
      {fields.map((field) => (
        <FormField key={field.name} field={field} path={pathOf(path, field.name)} entry={entries[field.name]} onChange={(entry) => onChange({ ...entries, [field.name]: entry })} />
      ))}
    </div>
  );
}
