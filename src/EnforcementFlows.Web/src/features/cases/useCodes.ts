import { useWords } from '@/lib/i18n';

/** The word for a code of a kind; a code that has none, such as a court's own, is shown as it is. */
export function useCodes() {
  const t = useWords('case-codes');
  return (kind: string, code: string | null | undefined) => (code ? t(`${kind}.${code}`, { defaultValue: code }) : '');
}
