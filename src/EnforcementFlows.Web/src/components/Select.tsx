import { Select as PlainSelect, type SelectProps } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '@/lib/i18n';

/** The component library's select, whose list of choices has a name for those who hear it; ESLint lets nobody use the library's own. */
export function Select<Value = string>(props: SelectProps<Value>) {
  const name = useWords('common')('form.choices');
  const named = (choices: ReactElement) => <div ref={(popup) => popup?.querySelector('[role="listbox"]')?.setAttribute('aria-label', name)}>{choices}</div>;
  return <PlainSelect<Value> {...props} popupRender={named} />;
}
