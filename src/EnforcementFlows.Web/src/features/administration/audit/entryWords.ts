import { useTranslation } from 'react-i18next';
import { codeWords } from './codeWords';
import type { Entry } from './filter';
import { useOperations } from './operations';

/** What an entry is about: an operation by the name that the API gives it, anything else by our word for its code; a code without a word is shown as it is. */
export function useWhat() {
  const isEnglish = useTranslation().i18n.language === 'en';
  const operations = useOperations();
  return ({ kind, what }: Pick<Entry, 'kind' | 'what'>) => {
    if (kind === 'refused') return (isEnglish ? undefined : operations.get(what)?.name) ?? what;
    const word = codeWords[kind]?.[what];
    return word?.[isEnglish ? 1 : 0] ?? what;
  };
}
