import type { InputProps } from 'antd';
import { use } from 'react';
import { SuggestedInput } from '@/components/SuggestedInput';
import { useCaseChoices } from '@/lib/caseChoices';
import { FormContext } from './context';
import type { ChoiceSource } from './values';

/** Something that the case has, chosen or typed: who may not read the case, or knows of more than it says, still fills in the form. */
export function CaseChoice({ source, ...input }: InputProps & { source: ChoiceSource }) {
  const { caseId } = use(FormContext);
  return <SuggestedInput {...input} suggestions={useCaseChoices(caseId, source).map((value) => ({ value }))} />;
}
