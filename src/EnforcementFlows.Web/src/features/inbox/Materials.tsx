import { use, useMemo } from 'react';
import { FormContext, type FormSurroundings } from '@/components/forms/context';
import { FileControl } from '@/components/forms/FileControl';
import { idOf } from '@/components/forms/values';
import type { ApiError } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useOutcomeName } from '@/lib/outcomes';
import type { Task } from './task';

type Material = NonNullable<Task['materials']>[number];
type Props = { files: FormSurroundings['files']; materials: readonly Material[]; given: Record<string, string>; onChange: (given: Record<string, string>) => void; errors: readonly ApiError[] };

const code = 'material.missing';

/** 必传资料: the papers that the court wants with the task. */
export function Materials({ files, materials, given, onChange, errors }: Props) {
  const t = useWords('inbox');
  const outcomeName = useOutcomeName();
  const outside = use(FormContext);
  const surroundings = useMemo(() => ({ ...outside, files }), [outside, files]);
  if (materials.length === 0) return null;
  return (
    <FormContext value={surroundings}>
      <fieldset className="field materials" id={idOf('form.materials')} tabIndex={-1}>
        <legend>{t('materials')}</legend>
        {materials.map((material) => {
          const id = `material-${material.code}`;
          const missing = errors.find((error) => error.code === code && error.message.includes(material.name));
          return (
            <div className={missing ? 'field field-wrong' : 'field'} key={material.code}>
              <label htmlFor={id}>
                {material.name}
                {material.outcomes && material.outcomes.length > 0 && <span className="field-required">{t('common:form.required-for', { outcomes: material.outcomes.map((outcome) => outcomeName(outcome)).join('、') })}</span>}
                {material.clause && <span className="clause">{material.clause}</span>}
                {material.toBeConfirmed && <span className="mark">{t('to-be-confirmed')}</span>}
              </label>
              <FileControl id={id} described={undefined} isInvalid={missing !== undefined} entry={given[material.code] ?? ''} onChange={(file) => onChange({ ...given, [material.code]: file ?? '' })} />
              {missing && <p className="field-error">{missing.message}</p>}
            </div>
          );
        })}
      </fieldset>
    </FormContext>
  );
}
