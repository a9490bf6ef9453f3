import { useWords } from '@/lib/i18n';
import type { Period } from './edits';

/** A length of time as people say it. */
export function usePeriodWords() {
  const t = useWords('common');
  return ({ n, unit }: Period) => (unit === 'same-day' ? t('units.same-day') : `${n} ${t(`units.${unit}`)}`);
}
