import { AutoComplete as PlainAutoComplete, Select as PlainSelect, type AutoCompleteProps, type SelectProps } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '@/lib/i18n';

/** The component library's select, whose list of choices has a name for those who hear it; ESLint lets nobody use the library's own. */
export function Select<Value = string>(props: SelectProps<Value>) {
  return <PlainSelect<Value> {...props} popupRender={useNamedList()} />;
}

/** A line of text with suggestions, with a named list in the same way. */
export function AutoComplete(props: AutoCompleteProps<string>) {
  return <PlainAutoComplete<string> {...props} popupRender={useNamedList()} />;
}

function useNamedList() {
  const name = useWords('common')('form.choices');
  return (choices: ReactElement) => <div ref={(popup) => popup?.querySelector('[role="listbox"]')?.setAttribute('aria-label', name)}>{choices}</div>;
}
